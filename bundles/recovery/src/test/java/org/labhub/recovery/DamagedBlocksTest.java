package org.labhub.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.recovery.BlockHealth;
import org.labhub.api.recovery.Diagnosis;
import org.labhub.api.recovery.Finding.Kind;
import org.labhub.api.recovery.Remedy;
import org.labhub.api.recovery.SlotFacts;
import org.labhub.api.recovery.SlotFacts.Sum;
import org.labhub.recovery.Ground.Number;

/** What is found in a block whose bytes were changed behind everybody's back. */
@Tag("long")
final class DamagedBlocksTest extends OnGround {

    @Test
    void aChangedByteOfAFrameIsFound() throws IOException {
        try (Producer<Number> producer = ground.producer(ReadPolicy.LATEST_ONLY)) {
            producer.offer(new Number(7));
            ground.poke(Files.size(ground.file()) - 4096 + 64, (byte) 9);
            Diagnosis found = ground.diagnose();
            assertEquals(List.of(Kind.CORRUPT_SLOT), ground.kinds());
            assertEquals(
                    List.of(Sum.BAD),
                    found.facts().slots().stream().limit(1).map(SlotFacts::sum).toList());
        }
    }

    @Test
    void aWordThatCannotBeIsFound() throws IOException {
        ground.producer(ReadPolicy.LATEST_ONLY).close();
        ground.poke(Files.size(ground.file()) - 4096, (byte) 77);
        assertTrue(ground.kinds().contains(Kind.ILLEGAL_SLOT));
    }

    @Test
    void aDescriptorThatWasChangedIsBroken() throws IOException {
        ground.producer(ReadPolicy.LATEST_ONLY).close();
        ground.poke(180, (byte) 9);
        Diagnosis found = ground.diagnose();
        assertEquals(Kind.CORRUPT_DESCRIPTOR, found.findings().get(0).kind());
        assertEquals(BlockHealth.BROKEN, found.health());
    }

    @Test
    void aBlockOfAnotherLayoutVersionIsToldSoAndMayBeReplaced() throws IOException {
        ground.producer(ReadPolicy.LATEST_ONLY).close();
        ground.poke(8, (byte) 4);
        assertEquals(List.of(Kind.CORRUPT_DESCRIPTOR), ground.kinds());
        ground.poke(16, (byte) 9);
        assertEquals(List.of(Kind.OTHER_VERSION), ground.kinds());
        String said = ground.diagnose().findings().get(0).what();
        assertTrue(said.endsWith("it was written by layout version 4; this program reads version 5"), said);
        assertTrue(ground.apply(Remedy.Kind.RETIRE, "", false).isDone());
        ground.producer(ReadPolicy.LATEST_ONLY).close();
        assertEquals(List.of(Kind.ORPHAN), ground.kinds());
    }

    @Test
    void theMagicWordOfAnotherThingIsBroken() throws IOException {
        ground.producer(ReadPolicy.LATEST_ONLY).close();
        ground.poke(0, (byte) 9);
        assertEquals(List.of(Kind.CORRUPT_DESCRIPTOR), ground.kinds());
    }

    @Test
    void aBlockWithoutItsMagicWordIsUnfinished() throws IOException {
        ground.producer(ReadPolicy.LATEST_ONLY).close();
        ground.poke(0, new byte[8]);
        assertEquals(List.of(Kind.UNFINISHED), ground.kinds());
    }
}

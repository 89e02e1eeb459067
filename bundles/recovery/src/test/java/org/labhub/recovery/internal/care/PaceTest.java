package org.labhub.recovery.internal.care;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.recovery.BlockFacts;
import org.labhub.api.recovery.SlotFacts;
import org.labhub.recovery.Ground;
import org.labhub.recovery.Ground.Number;

/** Over the facts of a real block, whose frames are stamped as the test likes. */
final class PaceTest {

    private static final long A_SECOND = 1_000_000_000;

    @TempDir
    Path place;

    private BlockFacts stamped(long... stamps) {
        try (Ground ground = new Ground(place);
                Producer<Number> producer = ground.producer(ReadPolicy.LATEST_ONLY)) {
            for (int frame = 0; frame < stamps.length; frame++) {
                producer.offer(new Number(frame));
            }
            BlockFacts facts = ground.diagnose().facts();
            List<SlotFacts> slots = facts.slots().stream()
                    .map(slot -> slot.index() < stamps.length ? at(slot, stamps[slot.index()]) : slot)
                    .toList();
            return with(facts, slots);
        }
    }

    private static SlotFacts at(SlotFacts slot, long stamp) {
        return new SlotFacts(
                slot.index(),
                slot.state(),
                slot.sequence(),
                slot.word(),
                slot.length(),
                slot.epoch(),
                slot.deviceNanos(),
                slot.wallNanos(),
                stamp,
                slot.sum(),
                slot.held(),
                slot.heldBy());
    }

    private static BlockFacts with(BlockFacts facts, List<SlotFacts> slots) {
        return new BlockFacts(
                facts.block(),
                facts.folder(),
                facts.at(),
                facts.bytes(),
                facts.refusal(),
                facts.unfinished(),
                facts.otherVersion(),
                facts.info(),
                facts.life(),
                facts.writer(),
                slots,
                facts.consumers(),
                facts.single(),
                facts.locks(),
                facts.flex(),
                facts.metrics());
    }

    @Test
    void framesThatComeAreCountedFromOneToTheNext() throws IOException {
        BlockFacts facts = stamped(100 * A_SECOND, 101 * A_SECOND, 102 * A_SECOND, 103 * A_SECOND);
        assertEquals(1.0, new Pace().of(facts, 104 * A_SECOND));
    }

    @Test
    void framesThatCeaseToComeAreFewerByAndBy() {
        BlockFacts facts = stamped(100 * A_SECOND, 101 * A_SECOND, 102 * A_SECOND, 103 * A_SECOND);
        assertEquals(0.5, new Pace().of(facts, 106 * A_SECOND));
    }

    @Test
    void whatCameLongAgoIsNoRate() {
        BlockFacts facts = stamped(100 * A_SECOND, 101 * A_SECOND);
        assertEquals(0.0, new Pace().of(facts, 200 * A_SECOND));
    }

    @Test
    void aSlowChannelIsToldByTheFrameBefore() {
        BlockFacts facts = stamped(100 * A_SECOND, 120 * A_SECOND);
        assertEquals(0.05, new Pace().of(facts, 121 * A_SECOND));
    }

    @Test
    void withoutStampsTheLastLookIsRemembered() {
        BlockFacts before = stamped();
        BlockFacts after = stamped(0, 0, 0);
        Pace pace = new Pace();
        pace.of(before, 100 * A_SECOND);
        assertEquals(1.5, pace.of(after, 102 * A_SECOND));
    }
}

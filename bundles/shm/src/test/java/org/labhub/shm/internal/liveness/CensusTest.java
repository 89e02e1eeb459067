package org.labhub.shm.internal.liveness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.api.channel.Verdict;
import org.labhub.shm.internal.layout.Participant;
import org.labhub.shm.internal.segment.SafeFolder;

/** Verdicts by a clock that the test moves: of who beats by himself, and of who beats only when he is told to. */
final class CensusTest {

    private final Heart still = new Heart();
    private final AtomicLong now = new AtomicLong();
    private Path folder;
    private Census census;
    private Presence other;

    @BeforeEach
    void appear(@TempDir Path place) {
        folder = place.resolve("blocks");
        SafeFolder safe = SafeFolder.at(folder);
        census = new Census(safe, still, now::get);
        other = census.appear("other");
    }

    @AfterEach
    void close() {
        still.close();
    }

    private Verdict verdict() {
        return census.holder(Participant.word(Participant.of(other.number(), 0), 1), "other")
                .verdict();
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    @Test
    void whoIsSeenForTheFirstTimeIsAlive() {
        assertEquals(Verdict.ALIVE, verdict());
    }

    @Test
    void whoIsSilentForTwoSecondsIsNotStalledYet() {
        verdict();
        pass(Duration.ofSeconds(2));
        assertEquals(Verdict.ALIVE, verdict());
    }

    @Test
    void whoIsSilentForLongerIsStalled() {
        verdict();
        pass(Duration.ofMillis(2_001));
        assertEquals(Verdict.STALLED, verdict());
    }

    @Test
    void whoBeatsAgainIsAlive() {
        whoIsSilentForLongerIsStalled();
        other.beat();
        assertEquals(Verdict.ALIVE, verdict());
    }

    @Test
    void onlySilenceThatWasLookedAtCounts() {
        pass(Duration.ofDays(1));
        assertEquals(Verdict.ALIVE, verdict());
    }

    @Test
    void whoLeftIsForgottenOnceAnotherOneHasCome() {
        other.close();
        assertEquals(List.of(), census.gone());
        assertFalse(census.remove(1));
        census.appear("next");
        assertEquals(List.of(1), census.gone());
        assertTrue(census.remove(1));
        assertEquals(Verdict.DEAD, verdict());
    }

    @Test
    void aNumberIsNeverGivenAgain() {
        other.close();
        census.appear("next").close();
        assertTrue(census.remove(1));
        assertEquals(3, census.appear("third").number());
    }

    @Test
    void whoIsThereIsNotForgotten() {
        census.appear("next");
        assertFalse(census.remove(1));
        assertEquals(Verdict.ALIVE, verdict());
    }

    @Test
    void whoHasJustComeAndNotYetSaidWhoItIsIsNotForgotten() throws IOException {
        Files.createFile(folder.resolve("presence-2"));
        census.appear("third");
        assertEquals(List.of(), census.gone());
        assertFalse(census.remove(2));
    }

    @Test
    void whoLeftIsDead() {
        still.close();
        assertEquals(Verdict.DEAD, verdict());
    }
}

package org.labhub.shm.internal.liveness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
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
    private Census census;
    private Presence other;

    @BeforeEach
    void appear(@TempDir Path folder) {
        SafeFolder safe = SafeFolder.at(folder.resolve("blocks"));
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
    void whoLeftIsDead() {
        still.close();
        assertEquals(Verdict.DEAD, verdict());
    }
}

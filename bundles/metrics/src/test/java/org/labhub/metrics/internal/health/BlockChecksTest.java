package org.labhub.metrics.internal.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.Result.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.labhub.api.channel.Verdict;
import org.labhub.api.recovery.BlockHealth;
import org.labhub.api.recovery.BlockSummary;
import org.labhub.api.recovery.Recovery;

/** What goes wrong in a block is named by the checks that look at blocks. */
final class BlockChecksTest {

    private final BlocksOfOne one = new BlocksOfOne();
    private Instant now = Instant.parse("2030-01-01T00:00:00Z");
    private final LossCheck losses = new LossCheck(one.blocks(), () -> now);

    @Test
    void aConsumerThatLosesFramesIsNamedForAMinute() {
        assertEquals(Status.OK, losses.execute().getStatus());
        one.lose(3);
        Result losing = losses.execute();
        assertEquals(Status.WARN, losing.getStatus());
        assertTrue(losing.toString().contains("slow (pid 77, ALIVE) of bench.scope loses frames: 3"), losing::toString);
        now = now.plusSeconds(59);
        assertEquals(Status.WARN, losses.execute().getStatus());
        now = now.plusSeconds(2);
        assertEquals(Status.OK, losses.execute().getStatus());
    }

    @Test
    void aConsumerThatReadsCorruptFramesIsCritical() {
        one.corrupt(1);
        assertEquals(Status.CRITICAL, losses.execute().getStatus());
    }

    @ParameterizedTest
    @CsvSource({"ALIVE, OK", "STALLED, WARN", "DEAD, CRITICAL"})
    void aWriterIsJudgedByItsProcess(Verdict verdict, Status meaning) {
        Result result = new BlockCheck(one.writtenBy(verdict).blocks(), List.of()).execute();
        assertEquals(meaning, result.getStatus());
    }

    @ParameterizedTest
    @CsvSource({"HEALTHY, OK", "NOTICE, WARN", "WRONG, CRITICAL", "BROKEN, CRITICAL"})
    void theDiagnosisIsToldWhereThereIsOne(BlockHealth health, Status meaning) {
        BlockSummary summary = new BlockSummary(
                "bench.scope", "", 1, 1, Optional.of(Verdict.ALIVE), "scope", 1, 1, 1, health, "slot 3 is stuck");
        Recovery recovery = Fake.of(Recovery.class, Map.of("list", none -> List.of(summary)));
        Result result = new BlockCheck(one.blocks(), List.of(recovery)).execute();
        assertEquals(meaning, result.getStatus());
        assertEquals(meaning != Status.OK, result.toString().contains("bench.scope: slot 3 is stuck"));
    }
}

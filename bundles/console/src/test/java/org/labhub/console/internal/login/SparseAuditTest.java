package org.labhub.console.internal.login;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.labhub.testkit.TurnedClock;

class SparseAuditTest {

    private final TurnedClock clock = new TurnedClock();
    private final List<String> lines = new ArrayList<>();
    private final SparseAudit audit = new SparseAudit((actor, event, detail) -> lines.add(event + " " + detail), clock);

    @Test
    void aFloodIsOneLineAndTheNextOneCountsIt() {
        audit.note("x", "refused", "a");
        audit.note("x", "refused", "b");
        audit.note("x", "refused", "c");
        clock.pass(Duration.ofSeconds(11));
        audit.note("x", "refused", "d");
        assertEquals(List.of("refused a", "refused d (and 2 more before)"), lines);
    }

    @Test
    void differentEventsDoNotHideEachOther() {
        audit.note("x", "refused", "a");
        audit.note("x", "log-out", "b");
        assertEquals(List.of("refused a", "log-out b"), lines);
    }
}

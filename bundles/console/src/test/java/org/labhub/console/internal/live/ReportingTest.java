package org.labhub.console.internal.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** A report is told when it is there; who tells pages never waits for it. */
final class ReportingTest {

    private static final long SECOND = 1_000_000_000L;

    private final long began = System.nanoTime();
    private final Deque<Runnable> worker = new ArrayDeque<>();
    private final List<String> told = new ArrayList<>();
    private int reports;

    private final Reporting reporting = new Reporting("bench", nanos -> Json.createValue(++reports), worker::add);

    private void look(long seconds) {
        reporting.look(began + seconds * SECOND, (name, data) -> told.add(name + " " + data));
    }

    private void work() {
        worker.remove().run();
    }

    @Test
    void nothingIsFoundOutByWhoTellsPages() {
        look(0);
        look(60);
        assertEquals(List.of(), told);
        assertEquals(0, reports);
        work();
        look(61);
        assertEquals(List.of("bench 1"), told);
    }

    @Test
    void aReportThatTakesLongIsAskedForOnce() {
        look(5);
        look(10);
        assertEquals(1, worker.size());
    }

    @Test
    void theNextIsAskedForASecondLaterAndEachIsToldOnce() {
        work();
        look(5);
        work();
        look(5);
        look(5);
        assertEquals(List.of("bench 1", "bench 2"), told);
        assertEquals(0, worker.size());
        look(7);
        assertEquals(1, worker.size());
    }

    @Test
    void aReportThatFailsEndsTheFeed() {
        Reporting failing = new Reporting("bench", nanos -> failed(), Runnable::run);
        assertThrows(CompletionException.class, () -> failing.look(0, (name, data) -> told.add(name)));
    }

    private static JsonValue failed() {
        throw new IllegalStateException("no bench");
    }

    @Test
    void whatItLooksAtIsLetGoByWhoLooks() {
        List<String> closed = new ArrayList<>();
        Report report = new Report() {
            @Override
            public JsonValue now(long nanos) {
                return JsonValue.TRUE;
            }

            @Override
            public void close() {
                closed.add("closed");
            }
        };
        new Reporting("bench", report, worker::add).close();
        assertEquals(List.of(), closed);
        worker.forEach(Runnable::run);
        assertEquals(List.of("closed"), closed);
    }
}

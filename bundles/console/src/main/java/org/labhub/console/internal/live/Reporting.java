package org.labhub.console.internal.live;

import jakarta.json.JsonValue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Tells a page once a second what a {@link Report} has found, which nobody waits for: it is told when it is there. */
public final class Reporting implements Feed {

    private static final long PERIOD = 1_000_000_000L;
    /** So that a fresh page has a second report, and hence rates, at once. */
    private static final long FIRST_PERIOD = 300_000_000L;

    private final String event;
    private final Report report;
    private final Executor worker;
    private CompletableFuture<JsonValue> next;
    private boolean isTold;
    private long asked;
    private long period = FIRST_PERIOD;

    /**
     * Begins with the first report.
     *
     * @param event that tells it
     * @param report what is told
     * @param worker finds it out
     */
    public Reporting(String event, Report report, Executor worker) {
        this.event = event;
        this.report = report;
        this.worker = worker;
        asked = System.nanoTime();
        next = ask(asked);
    }

    private CompletableFuture<JsonValue> ask(long nanos) {
        return CompletableFuture.supplyAsync(() -> report.now(nanos), worker);
    }

    @Override
    public void look(long nanos, Events events) {
        if (!next.isDone()) {
            return;
        }
        if (!isTold) {
            isTold = true;
            events.tell(event, next.join());
        }
        if (nanos - asked >= period) {
            period = PERIOD;
            asked = nanos;
            isTold = false;
            next = ask(nanos);
        }
    }

    @Override
    public void close() {
        worker.execute(report::close);
    }
}

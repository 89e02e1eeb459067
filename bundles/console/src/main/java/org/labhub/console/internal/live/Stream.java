package org.labhub.console.internal.live;

import jakarta.json.JsonValue;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * One open page: writes what its feed tells, as long as its browser takes it and its session stands. Never waits for a browser: one that
 * is slow is simply not written to.
 */
final class Stream implements WriteListener, AsyncListener {

    private static final long ALIVE_NANOS = 5_000_000_000L;
    private static final long SESSION_NANOS = 1_000_000_000L;

    private final AsyncContext context;
    private final ServletOutputStream out;
    private final Feed feed;
    private final BooleanSupplier stands;
    private final Streams streams;
    private final ByteArrayOutputStream events = new ByteArrayOutputStream();

    private volatile boolean writable;
    private final AtomicBoolean over = new AtomicBoolean();
    private long written;
    private long checked;

    Stream(AsyncContext context, Feed feed, BooleanSupplier stands, Streams streams) throws IOException {
        this.context = context;
        this.out = context.getResponse().getOutputStream();
        this.feed = feed;
        this.stands = stands;
        this.streams = streams;
        written = checked = System.nanoTime();
    }

    /** Called by the one thread of all streams. */
    void look(long nanos) {
        if (over.get() || !writable) {
            return;
        }
        if (nanos - checked > SESSION_NANOS) {
            checked = nanos;
            if (!stands.getAsBoolean()) {
                end();
                return;
            }
        }
        feed.look(nanos, this::take);
        if (events.size() == 0 && nanos - written > ALIVE_NANOS) {
            events.writeBytes(":\n\n".getBytes(StandardCharsets.UTF_8));
        }
        if (events.size() > 0) {
            write(nanos);
        }
    }

    private void take(String name, JsonValue data) {
        events.writeBytes(("event: " + name + "\ndata: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
    }

    /** What the browser does not take at once keeps the stream silent until it has: {@link #onWritePossible}. */
    private void write(long nanos) {
        written = nanos;
        writable = false;
        try {
            out.write(events.toByteArray());
            if (out.isReady()) {
                out.flush();
                if (out.isReady()) {
                    writable = true;
                }
            }
        } catch (IOException gone) {
            end();
        } finally {
            events.reset();
        }
    }

    @Override
    public void onWritePossible() {
        writable = true;
    }

    /** Ends it from our side; the browser may have ended it at the same moment. */
    void end() {
        if (forget()) {
            try {
                context.complete();
            } catch (IllegalStateException gone) {
                writable = false;
            }
        }
    }

    private boolean forget() {
        boolean first = over.compareAndSet(false, true);
        if (first) {
            streams.remove(this);
        }
        return first;
    }

    /** Called by the one thread of all streams, once, after the last look. */
    void close() {
        feed.close();
    }

    @Override
    public void onError(Throwable failure) {
        end();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        forget();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        end();
    }

    @Override
    public void onError(AsyncEvent event) {
        end();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}
}

package org.labhub.security.internal.guard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectableChannel;
import java.util.concurrent.atomic.AtomicBoolean;

/** Ends another thread's poll: a socket belongs to one thread, and this is the only thing of it that others touch. */
final class Waker implements AutoCloseable {

    private final Pipe pipe;
    private final AtomicBoolean rung = new AtomicBoolean();
    private final ByteBuffer sink = ByteBuffer.allocate(16);

    Waker() {
        try {
            pipe = Pipe.open();
            pipe.source().configureBlocking(false);
            pipe.sink().configureBlocking(false);
        } catch (IOException e) {
            throw new UncheckedIOException("no pipe can be opened; see how many files this process may open", e);
        }
    }

    SelectableChannel channel() {
        return pipe.source();
    }

    void ring() {
        if (rung.compareAndSet(false, true)) {
            try {
                pipe.sink().write(ByteBuffer.wrap(new byte[1]));
            } catch (IOException e) {
                rung.set(false); // closed: nobody waits any more
            }
        }
    }

    /** Called by the owner when it is awake. */
    void quiet() {
        if (rung.get()) {
            drain();
            rung.set(false);
        }
    }

    private void drain() {
        try {
            while (pipe.source().read(sink.clear()) > 0) {}
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try (Pipe.SourceChannel source = pipe.source();
                Pipe.SinkChannel end = pipe.sink()) {
            rung.set(source.isOpen() && end.isOpen()); // from here on nobody rings
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

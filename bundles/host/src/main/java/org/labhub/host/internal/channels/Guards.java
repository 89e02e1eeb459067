package org.labhub.host.internal.channels;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.labhub.api.block.SpinLock;
import org.labhub.api.channel.Holder;

/**
 * Remembers which locks a plug-in holds, and gives back what is left: its thread may live on with a new instance that knows
 * nothing of them, and others would wait for ever.
 */
final class Guards {

    private static final System.Logger LOG = System.getLogger(Guards.class.getName());

    private final Deque<SpinLock.Guard> held = new ArrayDeque<>();

    SpinLock over(SpinLock lock) {
        return new Lent(lock);
    }

    private synchronized SpinLock.Guard keep(SpinLock.Guard guard) {
        held.push(guard);
        return () -> giveBack(guard);
    }

    private void giveBack(SpinLock.Guard guard) {
        guard.close();
        synchronized (this) {
            held.remove(guard);
        }
    }

    /** The latest first. What another thread took stays with it until it gives it back or dies. */
    void close() {
        left().forEach(this::giveBackIfMine);
    }

    private void giveBackIfMine(SpinLock.Guard guard) {
        try {
            giveBack(guard);
        } catch (IllegalStateException anotherThreadsOwn) {
            LOG.log(Level.DEBUG, "a lock stays with its thread: {0}", anotherThreadsOwn.getMessage());
        }
    }

    private synchronized List<SpinLock.Guard> left() {
        return new ArrayList<>(held);
    }

    private final class Lent implements SpinLock {

        private final SpinLock lock;

        Lent(SpinLock lock) {
            this.lock = lock;
        }

        @Override
        public Optional<Guard> tryLock(Duration timeout) {
            return lock.tryLock(timeout).map(Guards.this::keep);
        }

        @Override
        public Optional<Holder> holder() {
            return lock.holder();
        }
    }
}

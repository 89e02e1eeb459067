package org.labhub.shm.internal.waiting;

import java.lang.System.Logger.Level;
import java.util.Optional;
import org.labhub.api.block.Backoff;

/** Finds the best way to sleep that this machine has. */
public final class Futexes {

    private static final System.Logger LOG = System.getLogger(Futexes.class.getName());

    private Futexes() {}

    /** The kernel's, or the portable one where it cannot be had or was not wanted ({@code -Dlabhub.portable=true}). */
    public static Futex best(Backoff backoff) {
        return (Boolean.getBoolean("labhub.portable") ? Optional.<Futex>empty() : linux())
                .orElseGet(() -> new PollingFutex(backoff));
    }

    private static Optional<Futex> linux() {
        try {
            return LinuxFutex.find();
        } catch (LinkageError e) {
            LOG.log(
                    Level.WARNING,
                    "who waits for frames or for room polls, because JNA cannot be used: {0}",
                    e.toString());
            return Optional.empty();
        }
    }
}

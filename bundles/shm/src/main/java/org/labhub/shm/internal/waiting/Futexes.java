package org.labhub.shm.internal.waiting;

import java.lang.System.Logger.Level;
import java.util.Optional;

/** Finds the best way to sleep that this machine has. */
public final class Futexes {

    private static final System.Logger LOG = System.getLogger(Futexes.class.getName());

    private Futexes() {}

    /** The kernel's, or the portable one where it cannot be had or was not wanted ({@code -Dlabhub.portable=true}). */
    public static Futex best() {
        return Boolean.getBoolean("labhub.portable") ? new PollingFutex() : linux().orElseGet(PollingFutex::new);
    }

    private static Optional<Futex> linux() {
        try {
            return LinuxFutex.find();
        } catch (LinkageError e) {
            LOG.log(Level.WARNING, "waiting consumers poll, because JNA cannot be used: {0}", e.toString());
            return Optional.empty();
        }
    }
}

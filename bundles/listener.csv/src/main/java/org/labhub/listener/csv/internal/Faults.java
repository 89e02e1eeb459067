package org.labhub.listener.csv.internal;

import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** What the writer does wrong when it is told to, for trying out what the hub makes of it. One thread. */
final class Faults {

    private static final Set<String> KINDS = Set.of("timeout", "garbage", "disconnect", "slow");
    private static final int EVERY = 50;
    private static final long SLOW_NANOS = 300_000_000;
    private static final long TIMEOUT_NANOS = 15_000_000_000L;

    private final Set<String> on;
    private int written;

    private Faults(Set<String> on) {
        this.on = on;
    }

    static Faults named(String... names) {
        return new Faults(Arrays.stream(names)
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(Faults::checked)
                .collect(Collectors.toSet()));
    }

    private static String checked(String name) {
        if (!KINDS.contains(name)) {
            throw new IllegalArgumentException("faults must be of timeout, garbage, disconnect, slow, not " + name);
        }
        return name;
    }

    /** A disk that is away, is slow, or does not answer. */
    void beforeWriting() throws IOException {
        written++;
        if (on.contains("slow")) {
            LockSupport.parkNanos(SLOW_NANOS);
        }
        if (written % EVERY == 0 && on.contains("timeout")) {
            LockSupport.parkNanos(TIMEOUT_NANOS);
        }
        if (written % EVERY == 0 && on.contains("disconnect")) {
            throw new IOException("the disk is away");
        }
    }

    double spoiled(double value) {
        return written % EVERY == 0 && on.contains("garbage") ? Double.NaN : value;
    }
}

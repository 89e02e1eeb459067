package org.labhub.driver.thermometer.internal;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** What a simulated device does wrong when it is told to: now and then, as real ones do. One thread. */
final class Faults {

    private static final int EVERY = 50;
    private static final int AWAY_FOR = 3;
    private static final long SLOW_NANOS = 300_000_000;

    /** Kinds of it. */
    enum Kind {
        /** It does not answer. */
        TIMEOUT,
        /** It answers nonsense. */
        GARBAGE,
        /** It is unplugged for a while. */
        DISCONNECT,
        /** It takes its time. */
        SLOW
    }

    private final Set<Kind> on;
    private int readings;
    private int attempts;

    private Faults(Set<Kind> on) {
        this.on = on;
    }

    static Faults named(String... names) {
        return new Faults(Arrays.stream(names)
                .filter(name -> !name.isBlank())
                .map(Faults::kind)
                .collect(Collectors.toSet()));
    }

    private static Kind kind(String name) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.name().equals(name.strip().toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "faults must be of timeout, garbage, disconnect, slow, not " + name));
    }

    /** An unplugged device is not there for some attempts. */
    void beforeConnect() throws IOException {
        if (on.contains(Kind.DISCONNECT) && readings > 0 && ++attempts % AWAY_FOR != 0) {
            throw new IOException("the device is unplugged");
        }
    }

    void beforeReading() throws IOException {
        readings++;
        if (on.contains(Kind.SLOW)) {
            LockSupport.parkNanos(SLOW_NANOS);
        }
        if (readings % EVERY == 0) {
            if (on.contains(Kind.TIMEOUT)) {
                throw new IOException("the device did not answer in time");
            }
            if (on.contains(Kind.DISCONNECT)) {
                throw new IOException("the device was unplugged");
            }
        }
    }

    double spoiled(double reading) {
        return on.contains(Kind.GARBAGE) && readings % EVERY == EVERY / 2 ? Double.NaN : reading;
    }
}

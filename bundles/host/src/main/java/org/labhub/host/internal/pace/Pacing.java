package org.labhub.host.internal.pace;

import java.time.Duration;
import java.util.Arrays;
import org.labhub.api.instrument.Pace;

/**
 * How a plug-in wants to be called.
 *
 * @param by the pace
 * @param period of a fixed rate, or zero
 */
public record Pacing(Pace by, Duration period) {

    private static final Duration SHORTEST = Duration.ofNanos(100_000);

    /** Refuses a period that contradicts the pace. */
    public Pacing {
        if (isFixed(by) && period.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException(
                    "paced.micros must be at least 100 with paced.by=" + by + ", not " + period.toNanos() / 1000);
        }
        if (!isFixed(by) && !period.isZero()) {
            throw new IllegalArgumentException(
                    "paced.micros has no meaning with paced.by=" + by + ": leave it out, or choose a fixed rate");
        }
    }

    /** From service properties; the pace is the given one where they name none. */
    public static Pacing of(String by, String micros, Pace otherwise) {
        Pace pace = by.isEmpty() ? otherwise : named(by);
        long period = micros.isEmpty() ? 0 : Long.parseLong(micros);
        return new Pacing(pace, Duration.ofNanos(period * 1000));
    }

    private static Pace named(String name) {
        return Arrays.stream(Pace.values())
                .filter(pace -> pace.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "paced.by must be one of " + Arrays.toString(Pace.values()) + ", not " + name));
    }

    /** Whether it has a period. */
    public boolean isFixed() {
        return isFixed(by);
    }

    private static boolean isFixed(Pace by) {
        return by == Pace.FIXED_RATE || by == Pace.FIXED_RATE_WITH_COMPENSATION;
    }
}

package org.labhub.host.internal;

import java.time.Duration;
import java.util.Optional;

/** What a failure says to a person. */
public final class Words {

    private Words() {}

    /** Its message, or its kind if it has none. */
    public static String of(Throwable failure) {
        return Optional.ofNullable(failure.getMessage()).orElse(failure.toString());
    }

    /** A time as a person says it. */
    public static String of(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }
}

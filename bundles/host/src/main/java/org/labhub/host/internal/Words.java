package org.labhub.host.internal;

import java.util.Optional;

/** What a failure says to a person. */
public final class Words {

    private Words() {}

    /** Its message, or its kind if it has none. */
    public static String of(Throwable failure) {
        return Optional.ofNullable(failure.getMessage()).orElse(failure.toString());
    }
}

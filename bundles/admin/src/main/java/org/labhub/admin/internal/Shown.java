package org.labhub.admin.internal;

import java.util.Locale;
import org.labhub.api.broker.BrokerException;

/** Puts what the broker says into words for the shell. */
final class Shown {

    private Shown() {}

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static String sentence(BrokerException e) {
        return e.getMessage() + "\n    -> " + e.remedy();
    }
}

package org.labhub.host.internal;

import java.time.Duration;
import org.labhub.host.internal.life.Patience;

/** Makes values of what an operator set. */
final class Settings {

    private Settings() {}

    static Patience patience(HostSettings set) {
        return new Patience(
                Duration.ofMillis(set.callMillis()),
                Duration.ofMillis(set.connectMillis()),
                Duration.ofMillis(set.graceMillis()),
                Duration.ofMillis(set.healthyMillis()),
                set.failures(),
                Duration.ofMillis(set.pauseMillis()));
    }
}

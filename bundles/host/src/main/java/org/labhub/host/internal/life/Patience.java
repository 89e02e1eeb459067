package org.labhub.host.internal.life;

import java.time.Duration;

/**
 * How long the host waits for plug-ins.
 *
 * @param call for any call, the device's connect excepted
 * @param connect for a device to be connected
 * @param grace for a thread to end once it has been interrupted; then it is left to itself
 * @param healthy how long a plug-in must have worked until its failures are forgotten
 * @param failures in a row, until it is put in quarantine
 * @param firstPause before the second attempt; each further one is twice as long
 */
public record Patience(
        Duration call, Duration connect, Duration grace, Duration healthy, int failures, Duration firstPause) {

    /** Refuses what cannot be. */
    public Patience {
        if (call.toMillis() < 1 || connect.toMillis() < 1) {
            throw new IllegalArgumentException("a deadline must be at least 1 ms, not " + call + " and " + connect);
        }
        if (failures < 1) {
            throw new IllegalArgumentException(
                    "a plug-in is put in quarantine after 1 failure or more, not " + failures);
        }
    }

    Duration of(Verb verb) {
        return verb == Verb.CONNECT ? connect : call;
    }
}

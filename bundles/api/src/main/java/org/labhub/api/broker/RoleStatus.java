package org.labhub.api.broker;

import java.time.Duration;
import java.util.Map;

/**
 * One registration in a list.
 *
 * @param uid whose
 * @param channel at which channel
 * @param role on which side
 * @param state how it does
 * @param name for people
 * @param pid for people
 * @param host for people
 * @param key the name in the trust list under which it came in
 * @param silence since its last heartbeat
 * @param counters of its last heartbeat
 */
public record RoleStatus(
        String uid,
        String channel,
        RegistrationRole role,
        RegistrationState state,
        String name,
        long pid,
        String host,
        String key,
        Duration silence,
        Map<String, Long> counters) {

    /**
     * Takes copies.
     *
     * @param uid whose
     * @param channel at which channel
     * @param role on which side
     * @param state how it does
     * @param name for people
     * @param pid for people
     * @param host for people
     * @param key the name in the trust list under which it came in
     * @param silence since its last heartbeat
     * @param counters of its last heartbeat
     */
    public RoleStatus {
        counters = Map.copyOf(counters);
    }
}

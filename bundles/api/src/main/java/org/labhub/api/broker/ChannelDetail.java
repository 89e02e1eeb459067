package org.labhub.api.broker;

import java.util.List;
import java.util.Map;

/**
 * Everything about one channel.
 *
 * @param info as discovery tells it
 * @param state of its producer's registration
 * @param counters of the producer's last heartbeat
 * @param consumers who read it
 */
public record ChannelDetail(
        ChannelInfo info, RegistrationState state, Map<String, Long> counters, List<RoleStatus> consumers) {

    /**
     * Takes copies.
     *
     * @param info as discovery tells it
     * @param state of its producer's registration
     * @param counters of the producer's last heartbeat
     * @param consumers who read it
     */
    public ChannelDetail {
        counters = Map.copyOf(counters);
        consumers = List.copyOf(consumers);
    }
}

package org.labhub.api.block;

import org.labhub.api.channel.ChannelEventHandler;
import org.labhub.api.channel.ReadPolicy;

/**
 * How a consumer attaches.
 *
 * @param name what it calls itself, for people
 * @param policy the strongest that the block grants, or a lossy one
 * @param events told in order, between frames
 */
public record ConsumerSpec(String name, ReadPolicy policy, ChannelEventHandler events) {

    /**
     * Refuses a consumer without a name.
     *
     * @param name what it calls itself, for people
     * @param policy the strongest that the block grants, or a lossy one
     * @param events told in order, between frames
     */
    public ConsumerSpec {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a consumer needs a name");
        }
    }
}

package org.labhub.api.block;

import java.util.OptionalLong;
import org.labhub.api.channel.ChannelEventHandler;
import org.labhub.api.channel.ReadPolicy;

/**
 * How a consumer attaches.
 *
 * @param name what it calls itself, for people
 * @param policy the strongest that the block grants, or a lossy one
 * @param events told in order, between frames
 * @param instance of the block that it wants; empty for whichever has the name
 */
public record ConsumerSpec(String name, ReadPolicy policy, ChannelEventHandler events, OptionalLong instance) {

    /**
     * Refuses a consumer without a name.
     *
     * @param name what it calls itself, for people
     * @param policy the strongest that the block grants, or a lossy one
     * @param events told in order, between frames
     * @param instance of the block that it wants; empty for whichever has the name
     */
    public ConsumerSpec {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a consumer needs a name");
        }
    }

    /**
     * Of whichever block has the name.
     *
     * @param name what it calls itself, for people
     * @param policy the strongest that the block grants, or a lossy one
     * @param events told in order, between frames
     */
    public ConsumerSpec(String name, ReadPolicy policy, ChannelEventHandler events) {
        this(name, policy, events, OptionalLong.empty());
    }

    /**
     * The same, of one block only: another that took its name is refused.
     *
     * @param wanted as {@link BlockInfo#instance} tells
     * @return a spec
     */
    public ConsumerSpec ofInstance(long wanted) {
        return new ConsumerSpec(name, policy, events, OptionalLong.of(wanted));
    }
}

package org.labhub.broker.protocol;

import java.util.Map;
import org.labhub.api.broker.Transport;
import org.labhub.api.channel.ReadPolicy;

/** Where a channel is. */
public final class Finding {

    private Finding() {}

    /**
     * Asks where a channel is.
     *
     * @param channel its name
     */
    @Means("Asks where a channel is.")
    public record DiscReq(@Means("its name") String channel) implements Message {

        /** Checks the fields. */
        public DiscReq {
            Check.channel("channel", channel);
        }
    }

    /**
     * The channel is live.
     *
     * @param channel its name
     * @param transport how to reach it
     * @param place the block's name or the endpoint
     * @param instance which block or socket
     * @param schema of a slot
     * @param flex of the flex zone
     * @param policy the strongest that is granted
     * @param uid of the producer
     * @param name of the producer
     * @param pid of the producer's process, for people
     * @param host of the producer, for people
     * @param hub uid of the hub, as it stands in the block
     * @param metadata of the producer
     * @param consumers how many are registered
     */
    @Means("The channel is live.")
    public record DiscAck(
            @Means("its name") String channel,
            @Means("how to reach it") Transport transport,
            @Means("the block's name or the endpoint") String place,
            @Means("which block or socket") long instance,
            @Means("of a slot") SchemaRef schema,
            @Means("of the flex zone") SchemaRef flex,
            @Means("the strongest that is granted") ReadPolicy policy,
            @Means("of the producer") String uid,
            @Means("of the producer") String name,
            @Means("of the producer's process, for people") long pid,
            @Means("of the producer, for people") String host,

            @Means("uid of the hub, as it stands in the block")
            String hub,

            @Means("of the producer") Map<String, String> metadata,
            @Means("how many are registered") long consumers)
            implements Message {

        /** Checks the fields. */
        public DiscAck {
            metadata = Map.copyOf(metadata);
        }
    }

    /**
     * The channel is known and not live; ask again.
     *
     * @param channel its name
     * @param reason why
     */
    @Means("The channel is known and not live; ask again.")
    public record DiscPending(
            @Means("its name") String channel, @Means("why") PendingReason reason) implements Message {}

    /** Why a channel is not live. */
    public enum PendingReason {
        /** Its producer has registered and not yet sent a heartbeat. */
        AWAITING_FIRST_HEARTBEAT,
        /** Its producer is silent. */
        HEARTBEAT_STALLED,
        /** Its producer is being replaced. */
        UPDATING
    }
}

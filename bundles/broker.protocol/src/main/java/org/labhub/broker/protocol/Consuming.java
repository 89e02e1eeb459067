package org.labhub.broker.protocol;

import org.labhub.api.broker.Transport;
import org.labhub.api.channel.ReadPolicy;

/** Consumers come and leave. */
public final class Consuming {

    private Consuming() {}

    /**
     * A consumer attaches. The same uid again replaces the entry.
     *
     * @param channel its name
     * @param transport which it can read
     * @param expects the schema that it expects; all empty for any
     * @param policy under which it reads
     * @param uid of the consumer
     * @param name of the consumer, for people
     */
    @Means("A consumer attaches. The same uid again replaces the entry.")
    public record ConsumerRegReq(
            @Means("its name") String channel,
            @Means("which it can read") Transport transport,

            @Means("the schema that it expects; all empty for any")
            SchemaRef expects,

            @Means("under which it reads") ReadPolicy policy,
            @Means("of the consumer") String uid,
            @Means("of the consumer, for people") String name)
            implements Message {

        /** Checks the fields. */
        public ConsumerRegReq {
            Check.channel("channel", channel);
            Check.uid("uid", uid);
            Check.text("name", name, 128);
        }
    }

    /**
     * It is registered; send heartbeats for it from now on.
     *
     * @param channel its name
     * @param uid of the consumer
     * @param producer uid of the producer
     * @param instance which block or socket
     */
    @Means("It is registered; send heartbeats for it from now on.")
    public record ConsumerRegAck(
            @Means("its name") String channel,
            @Means("of the consumer") String uid,
            @Means("uid of the producer") String producer,
            @Means("which block or socket") long instance)
            implements Message {}

    /**
     * A consumer leaves.
     *
     * @param channel its name
     * @param uid of the consumer
     */
    @Means("A consumer leaves.")
    public record ConsumerDeregReq(
            @Means("its name") String channel,
            @Means("of the consumer") String uid) implements Message {

        /** Checks the fields. */
        public ConsumerDeregReq {
            Check.channel("channel", channel);
            Check.uid("uid", uid);
        }
    }

    /**
     * It is gone.
     *
     * @param channel its name
     * @param uid of the consumer
     */
    @Means("It is gone.")
    public record ConsumerDeregAck(
            @Means("its name") String channel,
            @Means("of the consumer") String uid) implements Message {}
}

package org.labhub.broker.protocol;

import org.labhub.api.broker.Transport;

/** What the broker tells without being asked. */
public final class Notices {

    private Notices() {}

    /**
     * The channel is gone from the registry at this moment. To its producer and consumers.
     *
     * @param channel its name
     * @param reason withdrawn, updated no more, heartbeat timeout, closed by operator or key revoked
     */
    @Means("The channel is gone from the registry at this moment. To its producer and consumers.")
    public record ChannelClosingNotify(
            @Means("its name") String channel,

            @Means("`withdrawn`, `updated no more`, `heartbeat timeout`, `closed by operator` or `key revoked`")
            String reason)
            implements Message {}

    /**
     * The channel goes on in another block or socket. To its consumers.
     *
     * @param channel its name
     * @param transport how to reach it
     * @param place the block's name or the endpoint
     * @param instance the new one
     * @param replaces the old one
     */
    @Means("The channel goes on in another block or socket. To its consumers.")
    public record ChannelMovedNotify(
            @Means("its name") String channel,
            @Means("how to reach it") Transport transport,
            @Means("the block's name or the endpoint") String place,
            @Means("the new one") long instance,
            @Means("the old one") long replaces)
            implements Message {}

    /**
     * An invariant was about to be broken (category 1). To the producer and the consumers.
     *
     * @param channel its name
     * @param event schema mismatch attempt, second producer or checksum error
     * @param detail who and what, for people
     */
    @Means("An invariant was about to be broken (category 1). To the producer and the consumers.")
    public record ChannelErrorNotify(
            @Means("its name") String channel,

            @Means("`schema mismatch attempt`, `second producer` or `checksum error`")
            String event,

            @Means("who and what, for people") String detail)
            implements Message {}

    /**
     * Something happened that the application should know (category 2), or somebody speaks to the producer.
     *
     * @param channel its name
     * @param event updating, silent, live again, or the sender's word
     * @param uid of the sender; empty for the broker
     * @param data passed on untouched
     */
    @Means("Something happened that the application should know (category 2), or somebody speaks to the producer.")
    public record ChannelEventNotify(
            @Means("its name") String channel,

            @Means("`updating`, `silent`, `live again`, or the sender's word")
            String event,

            @Means("of the sender; empty for the broker") String uid,
            @Means("passed on untouched") String data)
            implements Message {}

    /**
     * Somebody on the channel speaks to all. To its producer and consumers.
     *
     * @param channel its name
     * @param uid of the sender
     * @param text for people
     * @param data passed on untouched
     */
    @Means("Somebody on the channel speaks to all. To its producer and consumers.")
    public record ChannelBroadcastNotify(
            @Means("its name") String channel,
            @Means("of the sender") String uid,
            @Means("for people") String text,
            @Means("passed on untouched") String data)
            implements Message {}

    /**
     * A consumer has registered. To the producer.
     *
     * @param channel its name
     * @param uid of the consumer
     * @param name of the consumer
     */
    @Means("A consumer has registered. To the producer.")
    public record ConsumerJoinedNotify(
            @Means("its name") String channel,
            @Means("of the consumer") String uid,
            @Means("of the consumer") String name)
            implements Message {}

    /**
     * A consumer has left. To the producer.
     *
     * @param channel its name
     * @param uid of the consumer
     * @param name of the consumer
     */
    @Means("A consumer has left. To the producer.")
    public record ConsumerLeftNotify(
            @Means("its name") String channel,
            @Means("of the consumer") String uid,
            @Means("of the consumer") String name)
            implements Message {}

    /**
     * A consumer was given up (category 2). To the producer.
     *
     * @param channel its name
     * @param uid of the consumer
     * @param name of the consumer
     * @param reason heartbeat timeout or key revoked
     */
    @Means("A consumer was given up (category 2). To the producer.")
    public record ConsumerDiedNotify(
            @Means("its name") String channel,
            @Means("of the consumer") String uid,
            @Means("of the consumer") String name,
            @Means("`heartbeat timeout` or `key revoked`") String reason)
            implements Message {}
}

package org.labhub.api.broker;

/** What the broker tells, and what becomes of the connection to it: in the order in which it happened. */
public sealed interface BrokerEvent {

    /**
     * The connection changed.
     *
     * @param now how it stands
     */
    record ConnectionChanged(Connection now) implements BrokerEvent {}

    /**
     * A channel is no longer registered.
     *
     * @param channel its name
     * @param reason why
     */
    record ChannelClosed(String channel, String reason) implements BrokerEvent {}

    /**
     * A channel goes on elsewhere.
     *
     * @param channel its name
     * @param transport how to reach it
     * @param place the new block's name or endpoint
     * @param instance the new one
     * @param replaces the old one
     */
    record ChannelMoved(String channel, Transport transport, String place, long instance, long replaces)
            implements BrokerEvent {}

    /**
     * An invariant was about to be broken, and was not.
     *
     * @param channel its name
     * @param event which
     * @param detail who and what
     */
    record ChannelError(String channel, String event, String detail) implements BrokerEvent {}

    /**
     * Something happened that the application should know; or a member speaks to the producer.
     *
     * @param channel its name
     * @param event which
     * @param sender uid, empty for the broker
     * @param data passed on untouched
     */
    record ChannelNote(String channel, String event, String sender, String data) implements BrokerEvent {}

    /**
     * A member speaks to all on a channel.
     *
     * @param channel its name
     * @param sender uid
     * @param text for people
     * @param data passed on untouched
     */
    record Broadcast(String channel, String sender, String text, String data) implements BrokerEvent {}

    /**
     * A consumer came to a channel of ours.
     *
     * @param channel its name
     * @param uid of the consumer
     * @param name of the consumer
     */
    record ConsumerJoined(String channel, String uid, String name) implements BrokerEvent {}

    /**
     * A consumer left a channel of ours.
     *
     * @param channel its name
     * @param uid of the consumer
     * @param name of the consumer
     */
    record ConsumerLeft(String channel, String uid, String name) implements BrokerEvent {}

    /**
     * A consumer of a channel of ours was given up.
     *
     * @param channel its name
     * @param uid of the consumer
     * @param name of the consumer
     * @param reason why
     */
    record ConsumerDied(String channel, String uid, String name, String reason) implements BrokerEvent {}
}

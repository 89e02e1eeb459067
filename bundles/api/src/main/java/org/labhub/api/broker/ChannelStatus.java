package org.labhub.api.broker;

/**
 * One channel in a list.
 *
 * @param channel its name
 * @param state of its producer's registration
 * @param transport how to reach it
 * @param schema id and version
 * @param uid of the producer
 * @param name of the producer
 * @param pid of the producer, for people
 * @param host of the producer, for people
 * @param consumers how many
 */
public record ChannelStatus(
        String channel,
        RegistrationState state,
        Transport transport,
        String schema,
        String uid,
        String name,
        long pid,
        String host,
        long consumers) {}

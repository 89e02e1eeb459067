package org.labhub.api.broker;

/**
 * A channel as discovery tells it.
 *
 * @param offer what its producer said
 * @param pid of the producer's process, for people to read
 * @param host of the producer, for people to read
 * @param hub uid of the hub: a block that names another one is refused
 * @param consumers how many are registered
 */
public record ChannelInfo(ChannelOffer offer, long pid, String host, String hub, long consumers) {}

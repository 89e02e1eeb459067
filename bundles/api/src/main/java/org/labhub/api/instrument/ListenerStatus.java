package org.labhub.api.instrument;

/**
 * A listener as the host runs it.
 *
 * @param name short, used everywhere
 * @param channel on which it listens
 * @param attached whether it is being called
 * @param reason why not, or its last failure; empty if there is nothing to say
 * @param frames for which it was called
 */
public record ListenerStatus(String name, String channel, boolean attached, String reason, long frames) {}

package org.labhub.api.instrument;

/**
 * An instrument as the host runs it.
 *
 * @param name short, used everywhere
 * @param state how it stands
 * @param reason why, in words; empty if there is nothing to say
 * @param frames written since it appeared
 */
public record InstrumentStatus(String name, InstrumentState state, String reason, long frames) {}

package org.labhub.api.instrument;

/**
 * A processor as the host runs it.
 *
 * @param name short, used everywhere
 * @param from the channel that it reads
 * @param to the channel that it writes
 * @param state how it stands
 * @param reason why, in words; empty if there is nothing to say
 * @param taken frames for which it was called
 * @param given frames that it wrote
 */
public record ProcessorStatus(
        String name, String from, String to, InstrumentState state, String reason, long taken, long given) {}

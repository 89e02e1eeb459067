package org.labhub.api.instrument;

/** When a plug-in is called. */
public enum Pace {
    /** Again and again. An instrument that has nothing yet may rest a moment. */
    AS_FAST_AS_POSSIBLE,
    /** Once a period; periods that were missed are left out. */
    FIXED_RATE,
    /** Once a period; periods that were missed are made up for. */
    FIXED_RATE_WITH_COMPENSATION,
    /** When there is data: for an instrument that waits for its device itself, and for who reads a channel. */
    TRIGGERED
}

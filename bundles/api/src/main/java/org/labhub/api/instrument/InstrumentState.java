package org.labhub.api.instrument;

/** How it stands with an instrument. */
public enum InstrumentState {
    /** Something that it needs is not there yet. */
    WAITING,
    /** Its device is being opened. */
    CONNECTING,
    /** It produces. */
    ONLINE,
    /** Its device is away; it is tried again. */
    OFFLINE,
    /** The driver failed; it is tried again. */
    FAULTED,
    /** It has been stopped. */
    STOPPED
}

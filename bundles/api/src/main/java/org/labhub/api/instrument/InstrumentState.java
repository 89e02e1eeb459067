package org.labhub.api.instrument;

/** How it stands with an instrument, a listener or a processor. */
public enum InstrumentState {
    /** Something that it needs is not there yet. */
    WAITING,
    /** Its device is being opened. */
    CONNECTING,
    /** It works: it produces, or is called with frames. */
    ONLINE,
    /** Its device is away; it is tried again. */
    OFFLINE,
    /** Its code failed; it is made anew after a pause. */
    FAULTED,
    /** A call into its code has not returned in time. */
    STALLED,
    /** It failed too often in a row; an operator may release it. */
    QUARANTINED,
    /** It has been stopped. */
    STOPPED
}

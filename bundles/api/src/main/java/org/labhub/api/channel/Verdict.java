package org.labhub.api.channel;

/** What is known about a participant. Only the dead are ever cleared. */
public enum Verdict {
    /** It holds its presence and its heart beats. */
    ALIVE,
    /** It holds its presence, but its heart has not beaten for a while: stopped, suspended, or starved. */
    STALLED,
    /** The kernel has released its presence: the process is gone. */
    DEAD
}

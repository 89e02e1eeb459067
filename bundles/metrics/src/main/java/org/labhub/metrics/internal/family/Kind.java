package org.labhub.metrics.internal.family;

/** How the figures of a family move. */
public enum Kind {
    /** Only up, and from 0 again when what it counts is made anew. */
    COUNTER,
    /** Up and down. */
    GAUGE,
    /** Not at all: its labels say it. */
    INFO
}

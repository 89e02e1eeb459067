package org.labhub.api.frame;

/** What a frame's content says beside the checksum that its writer stamped. */
public enum Integrity {
    /** The writer stamped no checksum, so nobody can tell. */
    UNSUMMED,
    /** The content is what the writer committed. */
    INTACT,
    /** The content has changed since. */
    CORRUPT
}

package org.labhub.api.security;

/** What the holder of a trusted key may do. */
public enum KeyRole {
    /** Offers channels, and reads others. */
    INSTRUMENT,
    /** Reads channels. */
    CONSUMER,
    /** Looks at everything, and speaks to those on a channel. */
    OPERATOR,
    /** Everything; the hub itself, and local processes of its user. */
    ADMIN
}

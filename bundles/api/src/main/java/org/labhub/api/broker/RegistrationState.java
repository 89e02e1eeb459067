package org.labhub.api.broker;

/** How a registration at the broker does. What is gone is in no list any more. */
public enum RegistrationState {
    /** Known, and not yet heard of. */
    REGISTERED,
    /** Its heartbeat comes. */
    LIVE,
    /** Its heartbeat stays away; it may come back. */
    SILENT,
    /** Its producer is being replaced by a newer one and comes back at once. */
    UPDATING,
    /** Withdrawn, or given up. */
    GONE
}

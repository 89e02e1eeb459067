package org.labhub.api.security;

import org.osgi.annotation.versioning.ProviderType;

/** A service: writes down who did what to the hub, in a log to which lines are only ever added. */
@ProviderType
public interface Audit {

    /**
     * Adds one line, and returns when it is on the disk. When that fails, the hub's own log says so and the caller goes on.
     *
     * @param actor who did it and from where: "admin, console 127.0.0.1"
     * @param event what, in words that stay the same: "log-in refused"
     * @param detail the particulars; never a secret
     */
    void note(String actor, String event, String detail);
}

package org.labhub.api.security;

import org.osgi.annotation.versioning.ProviderType;

/** A service: decides whether somebody who shows a password may operate this hub. */
@ProviderType
public interface Gatekeeper {

    /**
     * Checks a password. It takes a few tenths of a second on the caller's thread and much memory, so only one check runs at
     * a time; who comes meanwhile, or in the pause after a wrong password, is told to come back later and is not checked.
     *
     * @param password as typed; the caller clears it
     * @param from who asks, for the audit log: "console 127.0.0.1"
     * @return the answer
     */
    Admission admit(char[] password, String from);

    /**
     * Names the password that is valid now. Who was granted under another edition is out: the password has changed since.
     *
     * @return a word without meaning; cheap enough to ask for at each request
     */
    String edition();
}

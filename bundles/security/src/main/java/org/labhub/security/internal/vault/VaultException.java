package org.labhub.security.internal.vault;

import java.io.IOException;

/** The vault cannot be opened or changed. A wrong secret and a damaged file say the same: nobody learns which. */
public final class VaultException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * Says why.
     *
     * @param message with the file and what to do; never a secret
     */
    public VaultException(String message) {
        super(message);
    }
}

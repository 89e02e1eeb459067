package org.labhub.security;

import org.labhub.api.security.PublicKey;
import org.zeromq.ZMQ;

/** A CURVE key pair. The secret half is never shown: not in a text, not in a log, not in an exception. */
public final class KeyPair {

    private final PublicKey publicKey;
    private final PublicKey secretKey; // of the same form, and checked by it

    private KeyPair(String publicKey, String secretKey) {
        this.publicKey = new PublicKey(publicKey);
        this.secretKey = checkedSecret(secretKey);
    }

    private static PublicKey checkedSecret(String secretKey) {
        try {
            return new PublicKey(secretKey);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the secret key is not 40 Z85 characters (it is not shown)");
        }
    }

    /**
     * Makes a new one.
     *
     * @return never the same
     */
    public static KeyPair generate() {
        ZMQ.Curve.KeyPair fresh = ZMQ.Curve.generateKeyPair();
        return new KeyPair(fresh.publicKey, fresh.secretKey);
    }

    /**
     * Takes one that was stored.
     *
     * @param publicKey 40 Z85 characters
     * @param secretKey 40 Z85 characters
     * @return the pair
     */
    public static KeyPair of(String publicKey, String secretKey) {
        return new KeyPair(publicKey, secretKey);
    }

    /**
     * What others may know.
     *
     * @return the public half
     */
    public PublicKey publicKey() {
        return publicKey;
    }

    /**
     * For the vault and for sockets only.
     *
     * @return 40 Z85 characters
     */
    public String secretZ85() {
        return secretKey.z85();
    }

    @Override
    public String toString() {
        return "KeyPair[" + publicKey + "]";
    }
}

package org.labhub.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.labhub.api.security.PublicKey;
import org.labhub.security.internal.file.PrivateFile;
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
     * Reads one that {@code bin/labhub keys make} has written.
     *
     * @param file with the lines {@code public=} and {@code secret=}, of its user alone
     * @return the pair
     * @throws IOException if it is not there, or not this user's alone
     */
    public static KeyPair in(Path file) throws IOException {
        byte[] content = new PrivateFile(file)
                .content()
                .orElseThrow(
                        () -> new NoSuchFileException(file + " is not there; bin/labhub keys make FILE makes one"));
        List<String> lines = new String(content, StandardCharsets.UTF_8).lines().toList();
        return new KeyPair(line(lines, "public="), line(lines, "secret="));
    }

    private static String line(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()))
                .findFirst()
                .orElse("");
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

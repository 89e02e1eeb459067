package org.labhub.security.internal.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * The open part of a vault. It is authenticated with the rest, and what it asks of the key derivation is bounded before
 * anything is derived.
 *
 * <pre>
 *  0        8          12           16            20        36        48
 *  | magic  | memory   | iterations | parallelism | salt    | nonce   | ciphertext and tag …
 *  | 8      | KiB, 4   | 4          | 4           | 16      | 12      |
 * </pre>
 */
final class VaultHeader {

    static final int BYTES = 48;

    private static final int TAG_BYTES = 16;

    private static final byte[] MAGIC = "LHVAULT1".getBytes(StandardCharsets.US_ASCII);
    private static final int MEMORY_KIB = 64 * 1024;
    private static final int ITERATIONS = 3;
    private static final int MAX_MEMORY_KIB = 256 * 1024;
    private static final int MAX_ITERATIONS = 16;
    private static final int MAX_PARALLELISM = 4;

    private final int memoryKib;
    private final int iterations;
    private final int parallelism;
    private final byte[] salt;
    private final byte[] nonce;

    private VaultHeader(int memoryKib, int iterations, int parallelism, byte[] salt, byte[] nonce) {
        this.memoryKib = memoryKib;
        this.iterations = iterations;
        this.parallelism = parallelism;
        this.salt = salt;
        this.nonce = nonce;
    }

    static VaultHeader fresh(SecureRandom random) {
        return new VaultHeader(MEMORY_KIB, ITERATIONS, 1, bytes(random, 16), bytes(random, 12));
    }

    /** The same key, and a nonce that was never used with it. */
    VaultHeader withFreshNonce(SecureRandom random) {
        return new VaultHeader(memoryKib, iterations, parallelism, salt, bytes(random, 12));
    }

    private static byte[] bytes(SecureRandom random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Whether the first bytes can be a header; costs nothing, whatever they ask for. */
    static boolean isSound(byte[] file) {
        if (file.length < BYTES + TAG_BYTES || !Arrays.equals(MAGIC, Arrays.copyOf(file, MAGIC.length))) {
            return false;
        }
        VaultHeader header = of(file);
        return within(header.memoryKib, 8, MAX_MEMORY_KIB)
                && within(header.iterations, 1, MAX_ITERATIONS)
                && within(header.parallelism, 1, MAX_PARALLELISM);
    }

    private static boolean within(int value, int min, int max) {
        return value >= min && value <= max;
    }

    static VaultHeader of(byte[] file) {
        ByteBuffer buffer = ByteBuffer.wrap(file).position(MAGIC.length);
        int memory = buffer.getInt();
        int iterations = buffer.getInt();
        int parallelism = buffer.getInt();
        byte[] salt = new byte[16];
        byte[] nonce = new byte[12];
        buffer.get(salt).get(nonce);
        return new VaultHeader(memory, iterations, parallelism, salt, nonce);
    }

    byte[] bytes() {
        return ByteBuffer.allocate(BYTES)
                .put(MAGIC)
                .putInt(memoryKib)
                .putInt(iterations)
                .putInt(parallelism)
                .put(salt)
                .put(nonce)
                .array();
    }

    /** Whether the same secret gives the same key under both. */
    boolean derivesLike(VaultHeader other) {
        return memoryKib == other.memoryKib
                && iterations == other.iterations
                && parallelism == other.parallelism
                && Arrays.equals(salt, other.salt);
    }

    int memoryKib() {
        return memoryKib;
    }

    int iterations() {
        return iterations;
    }

    int parallelism() {
        return parallelism;
    }

    byte[] salt() {
        return salt.clone();
    }

    byte[] nonce() {
        return nonce.clone();
    }
}

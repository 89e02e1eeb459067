package org.labhub.security.internal.password;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** What is kept of a password: its Argon2id hash, from which it cannot be found again. Written as {@code $argon2id$v=19$m=65536,t=3,p=1$salt$hash}. */
final class PasswordHash {

    private static final int MEMORY_KIB = 64 * 1024;
    private static final int PASSES = 3;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;

    private static final Pattern FORM = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,2}),p=(\\d)\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{43})");
    private static final int LEAST_MEMORY_KIB = 19 * 1024;
    private static final int MOST_MEMORY_KIB = 256 * 1024;
    private static final int MOST_PASSES = 10;

    private final int memoryKib;
    private final int passes;
    private final int lanes;
    private final byte[] salt;
    private final byte[] hash;

    private PasswordHash(int memoryKib, int passes, int lanes, byte[] salt, byte[] hash) {
        this.memoryKib = memoryKib;
        this.passes = passes;
        this.lanes = lanes;
        this.salt = salt;
        this.hash = hash;
    }

    /** Hashes a new password with a new salt. */
    static PasswordHash of(char[] password) {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        return new PasswordHash(MEMORY_KIB, PASSES, LANES, salt, argon2id(password, salt, MEMORY_KIB, PASSES, LANES));
    }

    /** Reads what {@link #toString} wrote. Refuses parameters that are too cheap to protect or too dear to compute. */
    static PasswordHash parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("is not an Argon2id hash");
        }
        int memory = bounded("memory in KiB", form.group(1), LEAST_MEMORY_KIB, MOST_MEMORY_KIB);
        int passes = bounded("number of passes", form.group(2), 1, MOST_PASSES);
        int lanes = bounded("number of lanes", form.group(3), 1, 4);
        Base64.Decoder base64 = Base64.getDecoder();
        return new PasswordHash(memory, passes, lanes, base64.decode(form.group(4)), base64.decode(form.group(5)));
    }

    /** Whether it is this password. Takes a few tenths of a second, on purpose. */
    boolean matches(char[] password) {
        return MessageDigest.isEqual(hash, argon2id(password, salt, memoryKib, passes, lanes));
    }

    /** A word that no other hash has: its salt. */
    String edition() {
        return Base64.getEncoder().encodeToString(salt);
    }

    @Override
    public String toString() {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + memoryKib + ",t=" + passes + ",p=" + lanes + "$" + base64.encodeToString(salt)
                + "$" + base64.encodeToString(hash);
    }

    private static int bounded(String what, String digits, int least, int most) {
        int value = Integer.parseInt(digits);
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "has a " + what + " of " + value + ", which must be from " + least + " to " + most);
        }
        return value;
    }

    private static byte[] argon2id(char[] password, byte[] salt, int memoryKib, int passes, int lanes) {
        Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memoryKib)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build());
        byte[] hash = new byte[HASH_BYTES];
        argon2.generateBytes(password, hash);
        return hash;
    }
}

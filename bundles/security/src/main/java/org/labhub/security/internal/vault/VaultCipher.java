package org.labhub.security.internal.vault;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Argon2id from the secret to the key, AES-256-GCM from the key to the content. */
final class VaultCipher {

    private static final int KEY_BYTES = 32;
    private static final int TAG_BITS = 128;

    private final byte[] secret;
    private Optional<VaultHeader> derivedFor = Optional.empty();
    private byte[] key = new byte[KEY_BYTES];

    VaultCipher(byte[] secret) {
        this.secret = secret.clone();
    }

    byte[] seal(VaultHeader header, byte[] content) {
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, header).doFinal(content);
            byte[] file = Arrays.copyOf(header.bytes(), VaultHeader.BYTES + sealed.length);
            System.arraycopy(sealed, 0, file, VaultHeader.BYTES, sealed.length);
            return file;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no AES-256-GCM", e);
        }
    }

    /** The content, or nothing if the secret is not the right one or a single bit was changed. */
    Optional<byte[]> open(byte[] file) {
        VaultHeader header = VaultHeader.of(file);
        try {
            return Optional.of(cipher(Cipher.DECRYPT_MODE, header)
                    .doFinal(file, VaultHeader.BYTES, file.length - VaultHeader.BYTES));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, VaultHeader header) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        SecretKeySpec aes = new SecretKeySpec(key(header), "AES");
        cipher.init(mode, aes, new GCMParameterSpec(TAG_BITS, header.nonce()));
        cipher.updateAAD(header.bytes());
        return cipher;
    }

    private byte[] key(VaultHeader header) {
        if (derivedFor.filter(header::derivesLike).isEmpty()) {
            key = derive(header);
            derivedFor = Optional.of(header);
        }
        return key;
    }

    private byte[] derive(VaultHeader header) {
        Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(header.memoryKib())
                .withIterations(header.iterations())
                .withParallelism(header.parallelism())
                .withSalt(header.salt())
                .build());
        byte[] derived = new byte[KEY_BYTES];
        argon2.generateBytes(secret, derived);
        return derived;
    }
}

package org.labhub.schema.internal.text;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.digests.Blake2bDigest;
import org.labhub.api.schema.SchemaHash;

/** BLAKE2b-256 (RFC 7693) without a key. */
final class Blake2b {

    private Blake2b() {}

    static SchemaHash of(String text) {
        return SchemaHash.of(of(text.getBytes(StandardCharsets.UTF_8)));
    }

    static byte[] of(byte[] message) {
        Blake2bDigest digest = new Blake2bDigest(SchemaHash.BYTES * Byte.SIZE);
        digest.update(message, 0, message.length);
        byte[] hash = new byte[SchemaHash.BYTES];
        digest.doFinal(hash, 0);
        return hash;
    }
}

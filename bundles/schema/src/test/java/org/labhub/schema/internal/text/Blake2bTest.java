package org.labhub.schema.internal.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.Blake2bDigest;
import org.junit.jupiter.api.Test;

final class Blake2bTest {

    @Test
    void theSelfTestOfRfc7693GivesItsGrandHash() {
        Blake2bDigest grand = new Blake2bDigest(256);
        for (int length : new int[] {20, 32, 48, 64}) {
            for (int input : new int[] {0, 3, 128, 129, 255, 1024}) {
                byte[] message = sequence(input, input);
                byte[] key = sequence(length, length);
                grand.update(digest(new Blake2bDigest(length * 8), message), 0, length);
                grand.update(digest(new Blake2bDigest(key, length, null, null), message), 0, length);
            }
        }
        byte[] hash = new byte[32];
        grand.doFinal(hash, 0);
        assertEquals(
                "c23a7800d98123bd10f506c61e29da5603d763b8bbad2e737f5e765a7bccd475",
                HexFormat.of().formatHex(hash));
    }

    @Test
    void theHashOfNothingAndOfAbcAreTheKnownOnes() {
        assertEquals("0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8", hex(""));
        assertEquals("bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319", hex("abc"));
    }

    @Test
    void ourHashOfAMessageOfTheSelfTestIsThatOfTheDigest() {
        byte[] message = sequence(1024, 1024);
        assertEquals(
                HexFormat.of().formatHex(digest(new Blake2bDigest(256), message)),
                HexFormat.of().formatHex(Blake2b.of(message)));
    }

    private static String hex(String message) {
        return HexFormat.of().formatHex(Blake2b.of(message.getBytes(StandardCharsets.US_ASCII)));
    }

    private static byte[] digest(Blake2bDigest digest, byte[] message) {
        digest.update(message, 0, message.length);
        byte[] hash = new byte[digest.getDigestSize()];
        digest.doFinal(hash, 0);
        return hash;
    }

    /** As appendix E of the RFC makes its messages and keys. */
    private static byte[] sequence(int length, int seed) {
        byte[] bytes = new byte[length];
        int a = 0xDEAD4BAD * seed;
        int b = 1;
        for (int i = 0; i < length; i++) {
            int sum = a + b;
            a = b;
            b = sum;
            bytes[i] = (byte) (sum >>> 24);
        }
        return bytes;
    }
}

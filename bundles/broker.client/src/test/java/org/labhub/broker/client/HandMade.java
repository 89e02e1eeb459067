package org.labhub.broker.client;

import com.neilalexander.jnacl.crypto.curve25519xsalsa20poly1305;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.labhub.security.KeyPair;
import org.zeromq.ZMQ;

/**
 * A CURVE client made by hand: it is whoever its keys say, and does what no library would. It never reads more than the
 * handshake unless it is told to.
 */
final class HandMade implements AutoCloseable {

    private static final int ZERO = 32;
    private static final int BOX_ZERO = 16;
    private static final int MORE = 1;

    private final Stranger wire;
    private final byte[] serverKey;
    private final byte[] mine;
    private final byte[] mySecret;
    private final byte[] shortPublic = new byte[32];
    private final byte[] shortSecret = new byte[32];
    private final byte[] shared = new byte[32];
    private long nonce = 1;

    /** Shakes hands, and says of itself what is given. */
    HandMade(Bench bench, KeyPair keys, Map<String, String> properties) throws IOException {
        wire = new Stranger(bench);
        serverKey = ZMQ.Curve.z85Decode(bench.brokerKeys().publicKey().z85());
        mine = ZMQ.Curve.z85Decode(keys.publicKey().z85());
        mySecret = ZMQ.Curve.z85Decode(keys.secretZ85());
        curve25519xsalsa20poly1305.crypto_box_keypair(shortPublic, shortSecret);
        wire.send(Stranger.greeting("CURVE"));
        wire.read(64);
        hello();
        initiate(welcomed(), properties);
        letIn(command());
    }

    private static void letIn(byte[] answer) throws IOException {
        if (!new String(answer, StandardCharsets.US_ASCII).startsWith("READY", 1)) {
            throw new IOException("not let in");
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private byte[] nonce(String prefix) {
        byte[] whole = ByteBuffer.allocate(24).put(ascii(prefix)).putLong(nonce).array();
        nonce++;
        return whole;
    }

    private static byte[] box(byte[] text, byte[] nonce, byte[] publicKey, byte[] secretKey) {
        byte[] padded = new byte[ZERO + text.length];
        System.arraycopy(text, 0, padded, ZERO, text.length);
        byte[] sealed = new byte[padded.length];
        curve25519xsalsa20poly1305.crypto_box(sealed, padded, padded.length, nonce, publicKey, secretKey);
        return Arrays.copyOfRange(sealed, BOX_ZERO, sealed.length);
    }

    private void hello() {
        byte[] nonce = nonce("CurveZMQHELLO---");
        ByteBuffer hello = ByteBuffer.allocate(200).put((byte) 5).put(ascii("HELLO"));
        hello.put((byte) 1).put((byte) 0).put(new byte[72]).put(shortPublic).put(nonce, 16, 8);
        hello.put(box(new byte[64], nonce, serverKey, shortSecret));
        frame(4, hello.array());
    }

    private byte[] welcomed() throws IOException {
        byte[] welcome = command();
        byte[] nonce = ByteBuffer.allocate(24)
                .put(ascii("WELCOME-"))
                .put(welcome, 8, 16)
                .array();
        byte[] sealed = new byte[BOX_ZERO + 144];
        System.arraycopy(welcome, 24, sealed, BOX_ZERO, 144);
        byte[] opened = new byte[sealed.length];
        curve25519xsalsa20poly1305.crypto_box_open(opened, sealed, sealed.length, nonce, serverKey, shortSecret);
        return Arrays.copyOfRange(opened, ZERO, ZERO + 128);
    }

    private void initiate(byte[] keyAndCookie, Map<String, String> properties) {
        byte[] server = Arrays.copyOf(keyAndCookie, 32);
        byte[] vouchNonce = new byte[24];
        new SecureRandom().nextBytes(vouchNonce);
        System.arraycopy(ascii("VOUCH---"), 0, vouchNonce, 0, 8);
        byte[] vouch =
                box(ByteBuffer.allocate(64).put(shortPublic).put(serverKey).array(), vouchNonce, server, mySecret);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.writeBytes(mine);
        text.write(vouchNonce, 8, 16);
        text.writeBytes(vouch);
        property(text, "Socket-Type", "DEALER");
        properties.forEach((name, value) -> property(text, name, value));
        byte[] nonce = nonce("CurveZMQINITIATE");
        byte[] sealed = box(text.toByteArray(), nonce, server, shortSecret);
        ByteBuffer initiate =
                ByteBuffer.allocate(9 + 96 + 8 + sealed.length).put((byte) 8).put(ascii("INITIATE"));
        initiate.put(keyAndCookie, 32, 96).put(nonce, 16, 8).put(sealed);
        frame(4, initiate.array());
        curve25519xsalsa20poly1305.crypto_box_beforenm(shared, server, shortSecret);
    }

    private static void property(ByteArrayOutputStream text, String name, String value) {
        text.write(name.length());
        text.writeBytes(ascii(name));
        text.writeBytes(ByteBuffer.allocate(4).putInt(value.length()).array());
        text.writeBytes(ascii(value));
    }

    private void frame(int flags, byte[] body) {
        ByteBuffer frame = body.length > 255
                ? ByteBuffer.allocate(9 + body.length).put((byte) (flags | 2)).putLong(body.length)
                : ByteBuffer.allocate(2 + body.length).put((byte) flags).put((byte) body.length);
        wire.send(frame.put(body).array());
    }

    private byte[] command() throws IOException {
        boolean large = (wire.read(1)[0] & 2) != 0;
        int length = large ? (int) ByteBuffer.wrap(wire.read(8)).getLong() : wire.read(1)[0] & 0xff;
        return wire.read(length);
    }

    /** Says one message. */
    HandMade say(List<byte[]> frames) {
        for (int i = 0; i < frames.size(); i++) {
            say(frames.get(i), i + 1 < frames.size());
        }
        return this;
    }

    /** Says one frame, and that more come or not. */
    void say(byte[] frame, boolean more) {
        byte[] nonce = nonce("CurveZMQMESSAGEC");
        byte[] padded = new byte[ZERO + 1 + frame.length];
        padded[ZERO] = (byte) (more ? MORE : 0);
        System.arraycopy(frame, 0, padded, ZERO + 1, frame.length);
        byte[] sealed = new byte[padded.length];
        curve25519xsalsa20poly1305.crypto_box_afternm(sealed, padded, padded.length, nonce, shared);
        frame(
                0,
                ByteBuffer.allocate(16 + sealed.length - BOX_ZERO)
                        .put((byte) 7)
                        .put(ascii("MESSAGE"))
                        .put(nonce, 16, 8)
                        .put(sealed, BOX_ZERO, sealed.length - BOX_ZERO)
                        .array());
    }

    @Override
    public void close() {
        wire.close();
    }
}

package org.labhub.broker.protocol;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** How a message lies on the wire: version (1 byte), type, correlation id, body. */
public final class Frames {

    /** The one version that this code speaks. */
    public static final byte VERSION = 1;

    /** The longest body. */
    public static final int MAX_BODY = 64 * 1024;

    /** The longest correlation id. */
    public static final int MAX_CORRELATION = 64;

    /** How many frames a message has. */
    public static final int COUNT = 4;

    private Frames() {}

    /**
     * Lays a message out.
     *
     * @param correlation id of the request, empty for a notice
     * @param message the body
     * @return its frames
     */
    public static List<byte[]> of(String correlation, Message message) {
        return List.of(
                new byte[] {VERSION}, ascii(MessageType.of(message).name()), ascii(correlation), Codec.encode(message));
    }

    /**
     * Whether the frames have the right number, version and lengths. Nothing of them is decoded.
     *
     * @param frames as they came
     * @return false: count it and drop it
     */
    public static boolean areSound(List<byte[]> frames) {
        return frames.size() == COUNT
                && frames.get(0).length == 1
                && frames.get(0)[0] == VERSION
                && frames.get(1).length <= MessageType.MAX_NAME
                && frames.get(2).length <= MAX_CORRELATION
                && frames.get(3).length <= MAX_BODY;
    }

    /**
     * The name of the type.
     *
     * @param frames sound ones
     * @return as it came
     */
    public static String type(List<byte[]> frames) {
        return new String(frames.get(1), StandardCharsets.US_ASCII);
    }

    /**
     * The correlation id.
     *
     * @param frames sound ones
     * @return as it came
     */
    public static String correlation(List<byte[]> frames) {
        return new String(frames.get(2), StandardCharsets.US_ASCII);
    }

    /**
     * The body.
     *
     * @param frames sound ones
     * @return not yet decoded
     */
    public static byte[] body(List<byte[]> frames) {
        return frames.get(3);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

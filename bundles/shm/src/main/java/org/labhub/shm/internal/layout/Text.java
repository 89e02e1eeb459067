package org.labhub.shm.internal.layout;

import java.nio.charset.StandardCharsets;
import org.agrona.concurrent.UnsafeBuffer;

/** Short names in shared memory: two bytes of length, then UTF-8, cut at the end of its place. */
public final class Text {

    private Text() {}

    /** Writes a name; what does not fit is cut. */
    public static void put(UnsafeBuffer memory, int at, int room, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(bytes.length, room - Short.BYTES);
        memory.putBytes(at + Short.BYTES, bytes, 0, length);
        memory.putShort(at, (short) length);
    }

    /** Reads a name; a length that cannot be is taken as the room. */
    public static String get(UnsafeBuffer memory, int at, int room) {
        int length = Math.min(memory.getShort(at) & 0xffff, room - Short.BYTES);
        byte[] bytes = new byte[length];
        memory.getBytes(at + Short.BYTES, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

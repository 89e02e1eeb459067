package org.labhub.console.internal.channel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;

/** Numbers on their way to a page: little-endian IEEE 754 in Base64, which costs neither side a conversion to text. */
final class Packed {

    private Packed() {}

    static String wide(double[] values, int count) {
        ByteBuffer bytes = ByteBuffer.allocate(count * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            bytes.putDouble(values[i]);
        }
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    static String narrow(double[] values, int count) {
        ByteBuffer bytes = ByteBuffer.allocate(count * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            bytes.putFloat((float) values[i]);
        }
        return Base64.getEncoder().encodeToString(bytes.array());
    }
}

package org.labhub.shm.internal.segment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.agrona.BufferUtil;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Copies by address. */
final class WordsTest {

    private static final int ROOM = 64;

    private final ByteBuffer memory = ByteBuffer.allocateDirect(ROOM);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 15, 16, 63, 64})
    void soManyBytesAreCopiedAndNoMore(int length) {
        byte[] content = new byte[ROOM];
        for (int i = 0; i < ROOM; i++) {
            content[i] = (byte) (i + 1);
        }
        memory.put(0, content);
        byte[] copy = new byte[ROOM];
        Words.copyOutEach(BufferUtil.address(memory), copy, length);
        assertArrayEquals(Arrays.copyOf(Arrays.copyOf(content, length), ROOM), copy);
    }
}

package org.labhub.shm.internal.segment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.agrona.BufferUtil;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Copies by address. */
final class WordsTest {

    private static final int ROOM = 64;

    /** So many bytes are copied at once. */
    private static final int PIECE = 256 * 1024;

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

    @ParameterizedTest
    @ValueSource(ints = {0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 3 * PIECE + 5})
    void ofManyBytesEachComesToItsPlace(int length) {
        byte[] content = new byte[4 * PIECE];
        new Random(length).nextBytes(content);
        ByteBuffer large = ByteBuffer.allocateDirect(content.length).put(0, content);
        byte[] copy = new byte[content.length];
        Words.copyOut(BufferUtil.address(large), copy, length);
        Reference.reachabilityFence(large);
        assertArrayEquals(Arrays.copyOf(Arrays.copyOf(content, length), content.length), copy);
    }
}

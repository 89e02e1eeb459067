package org.labhub.shm.internal.segment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.agrona.BufferUtil;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each byte comes to its place. */
final class CopiesTest {

    private static final int FEW = 64;

    /** So much is copied by turns, and from more than eight times as much the end is read first. */
    private static final int MUCH = 32 * 1024;

    private static final int MOST = 32 * MUCH;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 15, 16, 63, 64})
    void wordByWordSoManyAreCopiedAndNoMore(int length) {
        byte[] content = bytes(FEW);
        ByteBuffer memory = ByteBuffer.allocateDirect(FEW).put(0, content);
        byte[] copy = new byte[FEW];
        Copies.outEach(BufferUtil.address(memory), copy, length);
        Reference.reachabilityFence(memory);
        assertArrayEquals(firstOf(content, length, copy.length), copy);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {0, 1, MUCH - 1, MUCH, MUCH + 1, 3 * MUCH - 5, 8 * MUCH, 8 * MUCH + 1, 16 * MUCH, 24 * MUCH + 5})
    void soManyAreCopiedToTheHeapAndNoMore(int length) {
        byte[] content = bytes(MOST);
        ByteBuffer memory = ByteBuffer.allocateDirect(MOST).put(0, content);
        byte[] copy = new byte[MOST];
        Copies.out(BufferUtil.address(memory), copy, length);
        Reference.reachabilityFence(memory);
        assertArrayEquals(firstOf(content, length, copy.length), copy);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, MUCH - 1, MUCH, MUCH + 1, 3 * MUCH - 5, 8 * MUCH, 24 * MUCH + 5})
    void soManyAreCopiedFromTheHeapAndNoMore(int length) {
        byte[] content = bytes(length);
        ByteBuffer memory = ByteBuffer.allocateDirect(MOST);
        Copies.in(content, BufferUtil.address(memory));
        byte[] copy = new byte[MOST];
        memory.get(0, copy);
        assertArrayEquals(firstOf(content, length, copy.length), copy);
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    /** So many bytes of the content, then zeros. */
    private static byte[] firstOf(byte[] content, int length, int room) {
        return Arrays.copyOf(Arrays.copyOf(content, length), room);
    }
}

package org.labhub.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A process that is gone, as a block sees it: what it holds, it holds until somebody finds out. For tests of what is done
 * after a death; where dying itself is what is tested, let a real process die. Its places are those of the document of the
 * block layout.
 */
public final class DeadProcess {

    private static final long LEASE_AT = 4096;
    private static final long LOCKS_AT = 6144;
    private static final long LOCK_BYTES = 128;

    /** The last presence that there can be, so that nobody ever is it, and its first token. */
    private static final long NOBODY = 0xffffffL << 40 | 1L << 24;

    private static final long EPOCH = 0xffffff;

    private DeadProcess() {}

    /**
     * Makes it the writer of a block: the next producer takes its lease over, one epoch further, and readers are told
     * {@code WriterChanged}.
     *
     * @param block its file
     */
    public static void holdsLease(Path block) {
        holds(block, LEASE_AT);
    }

    /**
     * Gives it one of a block's locks: the next one who wants it takes it over.
     *
     * @param block its file
     * @param index of the lock, from 0
     */
    public static void holdsLock(Path block, int index) {
        holds(block, LOCKS_AT + LOCK_BYTES * index);
    }

    private static void holds(Path block, long at) {
        ByteBuffer word = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        try (FileChannel file = FileChannel.open(block, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            file.read(word, at);
            word.putLong(0, NOBODY | (word.getLong(0) & EPOCH));
            file.write(word.flip(), at);
        } catch (IOException e) {
            throw new UncheckedIOException(block + " cannot be changed", e);
        }
    }
}

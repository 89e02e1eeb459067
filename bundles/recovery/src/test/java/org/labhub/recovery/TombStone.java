package org.labhub.recovery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;

/** Evicts a consumer of this very process, which no operator could, since it always answers. */
final class TombStone {

    private static final long LINES_AT = 8192;
    private static final long LINE_BYTES = 512;
    private static final long TOMBSTONE = 24;

    private TombStone() {}

    static void over(Ground ground, int line) {
        long at = LINES_AT + LINE_BYTES * line;
        try (FileChannel file = FileChannel.open(ground.file(), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer owner = ByteBuffer.allocate(Long.BYTES);
            file.read(owner, at);
            file.write(owner.flip(), at + TOMBSTONE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.labhub.shm.internal.segment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.util.Objects;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A file in memory. Its views stay mapped until nobody refers to them any more; closing it only lets go of the file
 * descriptor, so no view can be asked for afterwards.
 */
public final class MappedSegment implements Segment, AutoCloseable {

    private final FileChannel channel;
    private final MapMode mode;
    private final long bytes;
    private final int viewLimit;

    MappedSegment(FileChannel channel, MapMode mode, int viewLimit) throws IOException {
        this.channel = channel;
        this.mode = mode;
        this.bytes = channel.size();
        this.viewLimit = viewLimit;
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public UnsafeBuffer view(long at, int length) {
        Objects.checkFromIndexSize(at, length, bytes);
        if (length == 0) {
            return new UnsafeBuffer(new byte[0]);
        }
        Mappings.OF_THIS_PROCESS.add();
        try {
            return new UnsafeBuffer(channel.map(mode, at, length));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int viewLimit() {
        return viewLimit;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.labhub.shm.internal.segment;

import java.nio.ByteBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** The plain-memory twin of {@link MappedSegment}: for tests, and for a plug-in that is tried without a hub. */
public final class HeapSegment implements Segment {

    private final ByteBuffer content;
    private final int viewLimit;

    /** Of zeros. */
    public HeapSegment(int bytes, int viewLimit) {
        content = ByteBuffer.allocateDirect(bytes).alignedSlice(Long.BYTES);
        this.viewLimit = viewLimit;
    }

    @Override
    public long bytes() {
        return content.capacity();
    }

    @Override
    public UnsafeBuffer view(long at, int bytes) {
        return new UnsafeBuffer(content, Math.toIntExact(at), bytes);
    }

    @Override
    public int viewLimit() {
        return viewLimit;
    }
}

package org.labhub.shm.internal.segment;

import org.agrona.concurrent.UnsafeBuffer;

/** The plain-memory twin of {@link MappedSegment}: for tests, and for a plug-in that is tried without a hub. */
public final class HeapSegment implements Segment {

    private final byte[] content;
    private final int viewLimit;

    /** Of zeros. */
    public HeapSegment(int bytes, int viewLimit) {
        content = new byte[bytes];
        this.viewLimit = viewLimit;
    }

    @Override
    public long bytes() {
        return content.length;
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

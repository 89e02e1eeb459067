package org.labhub.shm;

import org.labhub.api.frame.FrameInfo;

/** What is known of a frame of another channel from which one is made. */
record Origin(long sequence, long deviceNanos) implements FrameInfo {

    @Override
    public int epoch() {
        return 1;
    }

    @Override
    public long source() {
        return NO_SOURCE;
    }

    @Override
    public int length() {
        return 0;
    }

    @Override
    public long wallNanos() {
        return 1;
    }

    @Override
    public long monotonicNanos() {
        return NO_STAMP;
    }
}

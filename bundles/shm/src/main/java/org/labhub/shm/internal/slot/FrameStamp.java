package org.labhub.shm.internal.slot;

import org.agrona.UnsafeApi;
import org.labhub.api.frame.FrameInfo;
import org.labhub.shm.internal.layout.SlotField;

/** A copy of a slot's header, for a frame that is handed over as a copy. One object serves all frames of an end. */
final class FrameStamp implements FrameInfo {

    private long sequence;
    private long source;
    private int epoch;
    private int length;
    private long deviceNanos;
    private long wallNanos;
    private long monotonicNanos;

    void copy(long slot, long frame) {
        sequence = frame;
        epoch = UnsafeApi.getInt(slot + SlotField.EPOCH.at());
        length = UnsafeApi.getInt(slot + SlotField.LENGTH.at());
        source = UnsafeApi.getLong(slot + SlotField.SOURCE.at()) - 1;
        deviceNanos = UnsafeApi.getLong(slot + SlotField.DEVICE.at());
        wallNanos = UnsafeApi.getLong(slot + SlotField.WALL.at());
        monotonicNanos = UnsafeApi.getLong(slot + SlotField.MONOTONIC.at());
    }

    @Override
    public long sequence() {
        return sequence;
    }

    @Override
    public int epoch() {
        return epoch;
    }

    @Override
    public long source() {
        return source;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public long deviceNanos() {
        return deviceNanos;
    }

    @Override
    public long wallNanos() {
        return wallNanos;
    }

    @Override
    public long monotonicNanos() {
        return monotonicNanos;
    }
}

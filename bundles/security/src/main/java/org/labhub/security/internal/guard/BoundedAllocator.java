package org.labhub.security.internal.guard;

import java.util.function.IntConsumer;
import zmq.Msg;
import zmq.msg.MsgAllocator;

/**
 * Gives a stranger no memory. JeroMQ asks for a frame's memory with the size that the peer announced, before any key was
 * checked, and neither a negative nor a huge one is refused by it: the one spins its I/O thread, the other ends it.
 */
final class BoundedAllocator implements MsgAllocator {

    private final int maxBytes;
    private final IntConsumer told;

    /** Tells of each frame that begins to arrive how long it is. */
    BoundedAllocator(int maxBytes, IntConsumer told) {
        this.maxBytes = maxBytes;
        this.told = told;
    }

    @Override
    public Msg allocate(int size) {
        int granted = size < 0 || size > maxBytes ? 0 : size;
        told.accept(granted);
        return new Msg(granted);
    }
}

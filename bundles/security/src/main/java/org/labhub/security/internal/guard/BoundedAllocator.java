package org.labhub.security.internal.guard;

import zmq.Msg;
import zmq.msg.MsgAllocator;

/**
 * Gives a stranger no memory. JeroMQ asks for a frame's memory with the size that the peer announced, before any key was
 * checked, and neither a negative nor a huge one is refused by it: the one spins its I/O thread, the other ends it.
 */
final class BoundedAllocator implements MsgAllocator {

    private final int maxBytes;

    BoundedAllocator(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    @Override
    public Msg allocate(int size) {
        return new Msg(size < 0 || size > maxBytes ? 0 : size);
    }
}

package org.labhub.shm.internal.segment;

import org.agrona.concurrent.UnsafeBuffer;

/** The bytes of one block. A view stays valid as long as somebody holds it: nothing is unmapped under its feet. */
public interface Segment {

    /** How many bytes there are. */
    long bytes();

    /** A range of them, checked at each access. */
    UnsafeBuffer view(long at, int bytes);

    /** Up to which size a view may span. */
    int viewLimit();
}

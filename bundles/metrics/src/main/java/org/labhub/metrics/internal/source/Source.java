package org.labhub.metrics.internal.source;

import org.labhub.metrics.internal.family.Sample;

/** A part of the hub that has figures. It is asked at each look, on the asker's thread, and waits a second at most. */
public interface Source {

    /**
     * Takes its figures down.
     *
     * @param sample to which they are added
     */
    void read(Sample sample);
}

package org.labhub.api.channel;

import org.labhub.api.frame.FrameInfo;

/**
 * Is given one frame after the other, as records.
 *
 * @param <F> the record
 */
@FunctionalInterface
public interface FrameHandler<F> {

    /**
     * Called by the thread that polls. What it throws ends the poll and is rethrown; the frame counts as read.
     *
     * @param frame a copy that may be kept
     * @param info valid inside this call only
     */
    void onFrame(F frame, FrameInfo info);
}

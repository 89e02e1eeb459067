package org.labhub.api.instrument;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Where a processor's results go.
 *
 * @param <O> the record, or what fills a slot
 */
@FunctionalInterface
@ProviderType
public interface Output<O> {

    /**
     * Writes a frame that bears the number of the frame from which it is made, as {@link
     * org.labhub.api.frame.FrameInfo#source()}, and its time: the device's stamp, or when that one was committed. Waits for a
     * free slot.
     *
     * @param frame to write
     * @throws org.labhub.api.channel.ChannelBusy if none became free in time; this call should end then
     */
    void give(O frame);
}

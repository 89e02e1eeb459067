package org.labhub.api.instrument;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Where a processor's results go.
 *
 * @param <O> the record
 */
@FunctionalInterface
@ProviderType
public interface Output<O> {

    /**
     * Writes a frame that bears the time of the frame from which it was made: the device's stamp, or when that was committed.
     * Waits for a free slot.
     *
     * @param frame to write
     * @throws org.labhub.api.channel.ChannelBusy if none became free in time; this call should end then
     */
    void give(O frame);
}

package org.labhub.api.channel;

import java.time.Duration;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The writing end of a channel whose frames are records.
 *
 * @param <F> the record
 */
@ProviderType
public interface Producer<F> extends SlotProducer {

    /**
     * Writes a frame if there is a free slot now. Neither blocks nor allocates.
     *
     * @param frame to write
     * @return false if there was no slot; then {@link #obstacle()} knows why
     */
    boolean offer(F frame);

    /**
     * Writes a frame, waiting for a slot.
     *
     * @param frame to write
     * @param timeout how long at most
     * @throws ChannelBusy if none became free in time
     */
    void send(F frame, Duration timeout);
}

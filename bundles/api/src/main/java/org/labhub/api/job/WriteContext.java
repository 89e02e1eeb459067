package org.labhub.api.job;

import java.util.Optional;
import org.labhub.api.channel.FlexWriter;
import org.labhub.api.frame.WriteSlot;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What a job that writes is given. The slot is claimed when it is first asked for, committed when the job returns, and aborted
 * when it throws.
 *
 * @param <F> the record
 */
@ProviderType
public interface WriteContext<F> extends JobContext {

    /**
     * The slot, to be filled in place.
     *
     * @return valid inside the job
     * @throws org.labhub.api.channel.ChannelBusy if none became free in time
     */
    WriteSlot slot();

    /**
     * Writes a frame as a record.
     *
     * @param frame to write
     * @throws org.labhub.api.channel.ChannelBusy if no slot became free in time
     */
    void give(F frame);

    /**
     * The block's flex zone.
     *
     * @return its writing side, or empty if the block has none
     */
    Optional<FlexWriter> flex();
}

package org.labhub.api.channel;

import org.labhub.api.frame.FrameType;
import org.labhub.api.schema.Layout;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The writing side of a block's flex zone: one shared structure beside the frames, for what changes now and then. The
 * producer writes it; others may with {@link org.labhub.api.block.Blocks#flex}. They take turns by a lock of the block, for
 * which a producer waits a second at most.
 */
@ProviderType
public interface FlexWriter {

    /**
     * Writes the zone as a whole; its readers see it before or after, never in between. What the filler does not set keeps
     * its value, or is 0 if there is none: the zone was never written, or its last writer died in the middle. If the filler
     * throws, nothing is written.
     *
     * @param filler called once, by this thread, with the lock in hand
     * @throws ChannelBusy if somebody else held the lock for too long; it says who
     */
    void write(SlotFiller filler);

    /**
     * Writes the zone from a record.
     *
     * @param <F> the record
     * @param type whose schema is the zone's
     * @param content what readers shall see
     * @throws org.labhub.api.block.BlockRefused if the schema is another one; its message says in which fields
     * @throws ChannelBusy if somebody else held the lock for too long; it says who
     */
    <F> void write(FrameType<F> type, F content);

    /**
     * How the zone is laid out.
     *
     * @return from the canonical text in the block itself
     */
    Layout layout();
}

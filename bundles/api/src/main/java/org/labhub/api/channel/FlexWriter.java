package org.labhub.api.channel;

import org.labhub.api.frame.FrameType;
import org.labhub.api.schema.Layout;
import org.osgi.annotation.versioning.ProviderType;

/** The writing side of a block's flex zone: one shared structure beside the frames, for what changes now and then. */
@ProviderType
public interface FlexWriter {

    /**
     * Writes the zone as a whole; its readers see it before or after, never in between. If the filler throws, they see
     * nothing until the next write.
     *
     * @param filler called once, by this thread
     */
    void write(SlotFiller filler);

    /**
     * Writes the zone from a record.
     *
     * @param <F> the record
     * @param type whose schema is the zone's
     * @param content what readers shall see
     * @throws org.labhub.api.block.BlockRefused if the schema is another one; its message says in which fields
     */
    <F> void write(FrameType<F> type, F content);

    /**
     * How the zone is laid out.
     *
     * @return from the canonical text in the block itself
     */
    Layout layout();
}

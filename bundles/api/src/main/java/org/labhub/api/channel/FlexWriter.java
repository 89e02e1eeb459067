package org.labhub.api.channel;

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
}

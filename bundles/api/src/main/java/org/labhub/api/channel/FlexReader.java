package org.labhub.api.channel;

import java.util.Optional;
import org.labhub.api.frame.FrameType;
import org.labhub.api.schema.Layout;
import org.osgi.annotation.versioning.ProviderType;

/** The reading side of a block's flex zone. */
@ProviderType
public interface FlexReader {

    /**
     * Takes a consistent copy of the zone and shows it. Holds up nobody.
     *
     * @param handler called with the copy; its sequence counts the writes
     * @return false if there is none: it was never written, or a writer died in the middle and nobody has written it since
     */
    boolean read(SlotHandler handler);

    /**
     * Takes a consistent copy of the zone as a record.
     *
     * @param <F> the record
     * @param type whose schema fits the zone's
     * @return the copy, or empty if there is none
     * @throws org.labhub.api.block.BlockRefused if the schemas do not fit; its message says in which fields
     */
    <F> Optional<F> read(FrameType<F> type);

    /**
     * How the zone is laid out.
     *
     * @return from the canonical text in the block itself
     */
    Layout layout();
}

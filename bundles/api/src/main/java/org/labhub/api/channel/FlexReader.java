package org.labhub.api.channel;

import org.osgi.annotation.versioning.ProviderType;

/** The reading side of a block's flex zone. */
@ProviderType
public interface FlexReader {

    /**
     * Takes a consistent copy of the zone and shows it. Holds up nobody.
     *
     * @param handler called with the copy; its sequence counts the writes
     * @return false if there is none: it was never written, or its writer died or failed in the middle
     */
    boolean read(SlotHandler handler);
}

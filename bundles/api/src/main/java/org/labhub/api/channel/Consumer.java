package org.labhub.api.channel;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The reading end of a channel whose frames are records. Records are copies, validated after copying: whoever holds one
 * holds up nobody.
 *
 * @param <F> the record
 */
@ProviderType
public interface Consumer<F> extends SlotConsumer {

    /**
     * Hands over what is there, and what happened in between. Does not block.
     *
     * @param handler called for each frame, by this thread
     * @param limit how many frames at most
     * @return how many frames were handed over
     */
    int poll(FrameHandler<F> handler, int limit);

    /**
     * Takes the next frame if it is there now.
     *
     * @return a copy, or empty
     */
    Optional<F> tryNextFrame();
}

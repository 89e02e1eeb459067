package org.labhub.api.job;

import java.util.Optional;
import org.labhub.api.channel.FlexReader;
import org.labhub.api.frame.FrameInfo;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What a job that reads is given: one frame.
 *
 * @param <F> the record
 */
@ProviderType
public interface ReadContext<F> extends JobContext {

    /**
     * The frame.
     *
     * @return a copy that may be kept
     */
    F frame();

    /**
     * What is known of it beside its content.
     *
     * @return valid inside the job
     */
    FrameInfo info();

    /**
     * The block's flex zone.
     *
     * @return its reading side, or empty if the block has none
     */
    Optional<FlexReader> flex();
}

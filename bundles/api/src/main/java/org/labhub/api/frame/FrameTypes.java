package org.labhub.api.frame;

import org.osgi.annotation.versioning.ProviderType;

/** A service: makes record classes usable as frames. */
@ProviderType
public interface FrameTypes {

    /**
     * Derives the schema of a record that bears {@link org.labhub.api.schema.Schema} and compiles its codec. The record may
     * be package-private. Asking again gives an equal type.
     *
     * @param <F> the record
     * @param frame its class
     * @return its type
     */
    <F extends Record> FrameType<F> of(Class<F> frame);
}

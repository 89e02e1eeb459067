package org.labhub.api.instrument;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** A service: the instruments and listeners of this hub, as the host runs them. */
@ProviderType
public interface Bench {

    /**
     * All instruments that are there.
     *
     * @return sorted by name
     */
    List<InstrumentStatus> instruments();

    /**
     * All listeners that are there.
     *
     * @return sorted by name
     */
    List<ListenerStatus> listeners();
}

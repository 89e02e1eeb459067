package org.labhub.api.instrument;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A service: the instruments, listeners and processors of this hub, as the host runs them. A plug-in is named by its short
 * name; where two share it, by the identity of its configuration. What is unknown is refused.
 */
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

    /**
     * All processors that are there.
     *
     * @return sorted by name
     */
    List<ProcessorStatus> processors();

    /**
     * All that is known of one plug-in.
     *
     * @param name of it
     * @return the detail, or empty if there is no such plug-in
     */
    Optional<PluginDetail> plugin(String name);

    /**
     * Threads in the code of a plug-in's bundle that the host has not begun, and that it cannot end. It looks at all threads,
     * and is for a person who asks.
     *
     * @param name of the plug-in
     * @return by name, and where each is
     */
    List<String> strays(String name);

    /**
     * Lets a stopped plug-in run again, also after the next start of the hub.
     *
     * @param name of it
     */
    void start(String name);

    /**
     * Stops a plug-in until it is started again; that is remembered over restarts.
     *
     * @param name of it
     */
    void stop(String name);

    /**
     * Makes a plug-in anew at once instead of after its pause.
     *
     * @param name of it; refused if it is stopped
     */
    void retry(String name);

    /**
     * Lets a quarantined plug-in run again.
     *
     * @param name of it; refused if it is not in quarantine
     */
    void release(String name);
}

package org.labhub.api.settings;

import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** Knows every configuration of the hub, layer by layer, and what of it was refused. */
@ProviderType
public interface Settings {

    /**
     * The configurations that somebody has written, in a file or in the console, and the files that were left out.
     *
     * @return their PIDs or paths, sorted; an instance of a factory is {@code factory~name}
     */
    List<String> pids();

    /**
     * One configuration, value by value.
     *
     * @param pid which one
     * @return sorted by key; empty if nobody says anything of it
     */
    List<Setting> of(String pid);

    /**
     * What is wrong with a configuration as it was written. An instance of a factory does not run as long as this is not
     * empty; of any other configuration, the value is left out.
     *
     * @param pid which one
     * @return one sentence a fault, with the rule; empty if all is well, or if no bundle that is here describes it
     */
    List<String> refusals(String pid);

    /**
     * What would be wrong with an edit.
     *
     * @param pid which one
     * @param values what would be in force
     * @return one sentence a fault, with the rule
     */
    List<String> refusals(String pid, Map<String, Object> values);
}

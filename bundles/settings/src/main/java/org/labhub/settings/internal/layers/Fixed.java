package org.labhub.settings.internal.layers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The variables of the environment that win over a value: for folders, ports and addresses only.
 *
 * @param variable its name
 * @param pid of the configuration
 * @param key of the value
 */
record Fixed(String variable, String pid, String key) {

    /** All that there are. Those for the web server are read before the framework starts, by the launcher. */
    static final List<Fixed> ALL = List.of(
            new Fixed("LABHUB_ADMIN_ADDRESS", "org.labhub.admin", "address"),
            new Fixed("LABHUB_BROKER_ADDRESS", "org.labhub.broker", "address"),
            new Fixed("LABHUB_BLOCKS", "org.labhub.shm", "folder"),
            new Fixed("LABHUB_SCHEMAS", "org.labhub.schema.files", "folder"));

    static List<String> pids(Map<String, String> environment) {
        List<String> pids = new ArrayList<>();
        ALL.stream().filter(each -> environment.containsKey(each.variable())).forEach(each -> pids.add(each.pid()));
        return pids;
    }

    static Optional<Fixed> of(String pid, String key) {
        return ALL.stream()
                .filter(each -> each.pid().equals(pid) && each.key().equals(key))
                .findFirst();
    }
}

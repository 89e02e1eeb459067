package org.labhub.host.internal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.labhub.api.instrument.PluginDetail.Kind;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;

/** Who is there, by service and by name. */
final class Roster {

    private final Map<ServiceReference<?>, Hosted> plugins = new ConcurrentHashMap<>();

    void add(ServiceReference<?> found, Hosted plugin) {
        plugins.put(found, plugin);
    }

    Optional<Hosted> remove(ServiceReference<?> gone) {
        return Optional.ofNullable(plugins.remove(gone));
    }

    Collection<Hosted> all() {
        return plugins.values();
    }

    Stream<Hosted> all(Kind kind) {
        return plugins.values().stream().filter(each -> each.kind() == kind);
    }

    Optional<Hosted> find(String name) {
        List<Hosted> found =
                plugins.values().stream().filter(each -> each.isCalled(name)).toList();
        if (found.size() > 1) {
            throw new IllegalArgumentException("several are called " + name + "; say which: "
                    + found.stream()
                            .map(each -> each.who().configuration())
                            .sorted()
                            .toList());
        }
        return found.stream().findFirst();
    }

    /** With which one came. */
    Optional<Bundle> bundle(String name) {
        require(name);
        return plugins.entrySet().stream()
                .filter(each -> each.getValue().isCalled(name))
                .flatMap(each -> Optional.ofNullable(each.getKey().getBundle()).stream())
                .findFirst();
    }

    /** Whether the host has begun it, for a plug-in or for jobs. */
    boolean hasBegun(Thread thread) {
        return thread.getName().startsWith("labhub-jobs-")
                || plugins.values().stream().anyMatch(each -> each.life().runsOn(thread));
    }

    Hosted require(String name) {
        return find(name)
                .orElseThrow(
                        () -> new IllegalArgumentException("there is no plug-in " + name + " on the bench; there are "
                                + plugins.values().stream()
                                        .map(each -> each.who().name())
                                        .sorted()
                                        .toList()));
    }
}

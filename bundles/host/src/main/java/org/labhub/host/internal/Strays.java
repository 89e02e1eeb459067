package org.labhub.host.internal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/**
 * Finds threads that are in the code of a bundle and that the host has not given it: begun by a plug-in or by its library, and
 * nobody can end them but their code. Looks at the stacks of all threads, so it is for a person who asks.
 */
final class Strays {

    private final Bundle bundle;
    private final Map<String, Boolean> known = new HashMap<>();

    Strays(Bundle bundle) {
        this.bundle = bundle;
    }

    /** By name, with the line of the bundle in which each is. */
    List<String> look(Predicate<Thread> isOfTheHost) {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(each -> !isOfTheHost.test(each.getKey()))
                .flatMap(each -> line(each.getKey(), each.getValue()))
                .sorted()
                .toList();
    }

    private Stream<String> line(Thread thread, StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .filter(frame -> known.computeIfAbsent(frame.getClassName(), this::isOfTheBundle))
                .limit(1)
                .map(frame -> thread.getName() + " at " + frame);
    }

    private boolean isOfTheBundle(String type) {
        String path = plain(type).replace('.', '/');
        int file = path.lastIndexOf('/') + 1;
        return Optional.ofNullable(bundle.adapt(BundleWiring.class)).stream()
                .flatMap(wiring -> wiring
                        .listResources(
                                "/" + path.substring(0, file),
                                path.substring(file) + ".class",
                                BundleWiring.LISTRESOURCES_LOCAL)
                        .stream())
                .findFirst()
                .isPresent();
    }

    /** The class in which a lambda stands. */
    private static String plain(String type) {
        int lambda = type.indexOf("$$");
        return lambda < 0 ? type : type.substring(0, lambda);
    }
}

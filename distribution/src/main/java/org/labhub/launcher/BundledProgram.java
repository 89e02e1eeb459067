package org.labhub.launcher;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;

/** A static method of some bundle, run on a plain class path of all bundles: for verbs that need no framework. */
final class BundledProgram {

    private final String type;
    private final String without;

    /** The class, and what is missing when no bundle brings it. */
    BundledProgram(String type, String without) {
        this.type = type;
        this.without = without;
    }

    /** Runs {@code int run(…)} and answers its exit code. */
    int run(Site site, Class<?>[] types, Object... arguments) throws Exception {
        try (URLClassLoader bundles = new URLClassLoader(jars(site))) {
            return (int) bundles.loadClass(type).getMethod("run", types).invoke(null, arguments);
        } catch (ClassNotFoundException e) {
            throw new Refusal(without);
        }
    }

    private static URL[] jars(Site site) throws IOException {
        return Features.of(site.home()).bundles().stream()
                .map(bundle -> url(bundle.file()))
                .toArray(URL[]::new);
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(jar + " cannot be a class path", e);
        }
    }

    /** The types of a program that is told the base and the words of the command line. */
    static Class<?>[] baseAndWords() {
        return new Class<?>[] {Path.class, List.class};
    }
}

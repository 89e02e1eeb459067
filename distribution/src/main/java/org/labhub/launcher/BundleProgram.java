package org.labhub.launcher;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs a program that a bundle brings, without a framework: a class with {@code int run(…)}, which answers the exit code. */
final class BundleProgram {

    private static final Logger QUIET = Logger.getLogger("org.labhub"); // held: levels go with their loggers

    private BundleProgram() {}

    /** One that is told the base and the words of the command line. */
    static int run(String program, Site site, List<String> arguments) throws Exception {
        new Folders(site).prepare();
        return run(program, site, new Class<?>[] {Path.class, List.class}, site.base(), arguments);
    }

    /** One that is told the same, and works on a base that it may not write to. */
    static int look(String program, Site site, List<String> arguments) throws Exception {
        return run(program, site, new Class<?>[] {Path.class, List.class}, site.base(), arguments);
    }

    static int run(String program, Site site, Class<?>[] types, Object... arguments) throws Exception {
        QUIET.setLevel(Level.WARNING);
        try (URLClassLoader bundles = new URLClassLoader(jars(site))) {
            return (int) bundles.loadClass(program).getMethod("run", types).invoke(null, arguments);
        } catch (ClassNotFoundException e) {
            throw new Refusal("this program was built without " + program);
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
}

package org.labhub.launcher;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;

/** Sets the console's password by the program that the security bundle brings: it runs without a framework. */
final class Passwd {

    private static final String PROGRAM = "org.labhub.security.internal.password.PasswdCommand";

    private Passwd() {}

    static int run(Site site, List<String> arguments) throws Exception {
        new Folders(site).prepare();
        try (URLClassLoader bundles = new URLClassLoader(jars(site))) {
            return (int) bundles.loadClass(PROGRAM)
                    .getMethod("run", Path.class, List.class)
                    .invoke(null, site.base(), arguments);
        } catch (ClassNotFoundException e) {
            throw new Refusal("this program has no log-in of its own, so there is no password to set");
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

package org.labhub.itests.plugins;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.labhub.driver.scope.internal.ScopeInstrument;
import org.labhub.driver.sine.internal.SineInstrument;

/** The jar of the sine generator, as it was built. */
public final class SineJar {

    private SineJar() {}

    /** Puts it into the deploy folder of a hub that does not run. */
    public static void copyTo(Path deploy) throws IOException {
        Files.copy(of(SineInstrument.class), deploy.resolve("sine.jar"));
    }

    /** Puts the simulated oscilloscope beside it. */
    public static void scopeTo(Path deploy) throws IOException {
        Files.copy(of(ScopeInstrument.class), deploy.resolve("scope.jar"));
    }

    /** The jar from which a class of the test's own class path comes. */
    public static Path of(Class<?> plugin) throws IOException {
        try {
            return Path.of(
                    plugin.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    /** The same bundle, in which nobody finds its instrument. */
    static void withoutComponent(Path jar, Path changed) throws IOException {
        try (JarInputStream in = new JarInputStream(Files.newInputStream(jar))) {
            Manifest manifest = in.getManifest();
            manifest.getMainAttributes().remove(new Attributes.Name("Service-Component"));
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(changed), manifest)) {
                for (JarEntry entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
                    out.putNextEntry(new JarEntry(entry.getName()));
                    in.transferTo(out);
                }
            }
        }
    }
}

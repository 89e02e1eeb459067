package org.labhub.itests.plugins;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.labhub.driver.sine.internal.SineInstrument;

/** The jar of the sine generator, as it was built. */
public final class SineJar {

    private SineJar() {}

    /** Puts it into the deploy folder of a hub that does not run. */
    public static void copyTo(Path deploy) throws IOException {
        Files.copy(of(SineInstrument.class), deploy.resolve("sine.jar"));
    }

    /** The jar from which a class of the test's own class path comes. */
    static Path of(Class<?> plugin) throws IOException {
        try {
            return Path.of(
                    plugin.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }
}

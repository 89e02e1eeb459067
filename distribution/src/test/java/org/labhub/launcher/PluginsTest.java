package org.labhub.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PluginsTest {

    @TempDir
    private Path deploy;

    private Path jar(String name, String header) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue(header, "org.acme.meter");
        Path file = deploy.resolve(name);
        new JarOutputStream(Files.newOutputStream(file), manifest).close();
        return file;
    }

    private List<String> remedies() {
        return new Plugins(deploy).findings().stream().map(Finding::remedy).toList();
    }

    @Test
    void bundlesAreWell() throws IOException {
        jar("meter.jar", "Bundle-SymbolicName");
        Files.writeString(deploy.resolve(".arriving.jar"), "half");
        assertEquals(List.of(""), remedies());
    }

    @Test
    void whatIsNoBundleAndWhatIsNoJarAreNamed() throws IOException {
        Path library = jar("a.jar", "Created-By");
        Path text = Files.writeString(deploy.resolve("b.jar"), "no jar");
        assertEquals(
                List.of("rm '" + library + "', and copy it anew", "rm '" + text + "', and copy it anew"), remedies());
    }

    @Test
    void noFolderIsNoFault() throws IOException {
        Files.delete(deploy);
        assertTrue(new Plugins(deploy).findings().get(0).well());
    }
}

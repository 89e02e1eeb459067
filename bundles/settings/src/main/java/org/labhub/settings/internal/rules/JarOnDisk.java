package org.labhub.settings.internal.rules;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * A bundle that nobody has installed.
 *
 * @param jar its file, open
 * @param manifest of it
 */
record JarOnDisk(JarFile jar, Manifest manifest) implements Source {

    static JarOnDisk of(JarFile jar) throws IOException {
        return new JarOnDisk(jar, Objects.requireNonNullElseGet(jar.getManifest(), Manifest::new));
    }

    @Override
    public String header(String name) {
        return Objects.requireNonNullElse(manifest.getMainAttributes().getValue(name), "");
    }

    @Override
    public List<String> descriptions(String folder) {
        return jar.stream()
                .map(JarEntry::getName)
                .filter(name -> name.startsWith(folder) && name.endsWith(".xml"))
                .filter(name -> name.indexOf('/', folder.length()) < 0)
                .toList();
    }

    @Override
    public InputStream open(String path) throws IOException {
        Optional<JarEntry> entry = Optional.ofNullable(jar.getJarEntry(path));
        return jar.getInputStream(entry.orElseThrow(() -> new FileNotFoundException(path)));
    }
}

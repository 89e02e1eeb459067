package org.labhub.settings.internal.rules;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarFile;

/** The forms in jars that nobody has installed. */
final class FormsOnDisk implements Forms {

    private final Map<String, Form> forms = new TreeMap<>();

    /** Reads them; the first that has a form wins. What is no jar has none; that it is none, the hub says when it runs. */
    FormsOnDisk(List<Path> jars) {
        jars.forEach(jar -> lyingIn(jar).forEach(forms::putIfAbsent));
    }

    private static Map<String, Form> lyingIn(Path file) {
        try (JarFile jar = new JarFile(file.toFile())) {
            return FormReader.readable(JarOnDisk.of(jar));
        } catch (IOException noJar) {
            return Map.of();
        }
    }

    @Override
    public Optional<Form> of(String pid) {
        return Optional.ofNullable(forms.get(pid));
    }
}

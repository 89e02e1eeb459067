package org.labhub.itests.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every shell command that a document names is one that a bundle of ours provides. */
final class NamedCommandsTest {

    private static final Path TOP = Path.of("..");
    private static final Pattern NAMED = Pattern.compile("labhub:([a-z][a-z-]*)");
    private static final Pattern PROVIDED =
            Pattern.compile("osgi\\.command\\.function\"[^>]*?(?:value=\"([^\"]*)\"|>([^<]*)<)");

    private static Set<String> named() throws IOException {
        try (Stream<Path> documents = Stream.concat(
                Stream.of(TOP.resolve("README.md"), TOP.resolve("CHANGELOG.md")), Files.walk(TOP.resolve("docs")))) {
            return documents
                    .filter(file -> file.toString().endsWith(".md"))
                    .map(NamedCommandsTest::read)
                    .flatMap(text -> NAMED.matcher(text).results())
                    .map(found -> found.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> provided() throws IOException {
        Set<String> commands = new TreeSet<>(providedBy("admin"));
        commands.addAll(providedBy("recovery"));
        return commands;
    }

    private static Set<String> providedBy(String room) throws IOException {
        Set<String> commands = new TreeSet<>();
        try (Stream<Path> files =
                Files.list(TOP.resolve("bundles").resolve(room).resolve("target"))) {
            Path jar = files.filter(
                            file -> file.getFileName().toString().matches("org\\.labhub\\." + room + "-.*\\.jar"))
                    .findFirst()
                    .orElseThrow();
            try (JarFile content = new JarFile(jar.toFile())) {
                for (JarEntry entry : content.stream()
                        .filter(one -> one.getName().matches("OSGI-INF/.*\\.xml"))
                        .toList()) {
                    commands.addAll(functions(content, entry));
                }
            }
        }
        return commands;
    }

    private static Set<String> functions(JarFile jar, JarEntry component) throws IOException {
        try (InputStream xml = jar.getInputStream(component)) {
            String text = new String(xml.readAllBytes(), StandardCharsets.UTF_8);
            return PROVIDED.matcher(text)
                    .results()
                    .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                    .flatMap(String::lines)
                    .map(String::strip)
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void documentsNameSomeCommands() throws IOException {
        assertTrue(named().contains("tap"));
    }

    @Test
    void everyNamedCommandIsProvided() throws IOException {
        Set<String> missing = named();
        missing.removeAll(provided());
        assertEquals(Set.of(), missing);
    }
}

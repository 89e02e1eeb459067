package org.labhub.itests.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * A bundle of ours as it was built.
 *
 * @param folder under bundles/
 * @param jar that was packed
 * @param manifest of the jar
 */
record BuiltBundle(String folder, Path jar, Manifest manifest) {

    static List<BuiltBundle> all() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("..", "bundles"))) {
            return folders.filter(folder -> Files.exists(folder.resolve("pom.xml")))
                    .map(BuiltBundle::of)
                    .sorted((one, other) -> one.folder.compareTo(other.folder))
                    .toList();
        }
    }

    private static BuiltBundle of(Path folder) {
        try (Stream<Path> files = Files.list(folder.resolve("target"))) {
            Path jar = files.filter(file -> file.getFileName().toString().matches("org\\.labhub\\..*\\.jar"))
                    .filter(file -> !file.toString().endsWith("-javadoc.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IOException(folder + " was not built"));
            try (JarFile content = new JarFile(jar.toFile())) {
                return new BuiltBundle(folder.getFileName().toString(), jar, content.getManifest());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String header(String name) {
        return Optional.ofNullable(manifest.getMainAttributes().getValue(name)).orElse("");
    }

    /** The packages in a header, without what is said of them. */
    List<String> packages(String header) {
        String plain = header(header).replaceAll("\"[^\"]*\"", "");
        return Arrays.stream(plain.split(","))
                .map(clause -> clause.split(";")[0].strip())
                .filter(name -> !name.isEmpty())
                .toList();
    }

    @Override
    public String toString() {
        return folder;
    }
}

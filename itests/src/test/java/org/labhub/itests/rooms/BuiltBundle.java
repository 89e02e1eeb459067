package org.labhub.itests.rooms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A bundle of this project as the build left it: its folder under {@code bundles/}, its jar, and what its manifest says. */
record BuiltBundle(String folder, Path jar, Manifest manifest) {

    private static final Path BUNDLES = Path.of("../bundles");

    /** Every folder that is a module; a test of the whole house needs the whole house built. */
    static List<BuiltBundle> all() {
        try (Stream<Path> folders = Files.list(BUNDLES)) {
            return folders.filter(folder -> Files.exists(folder.resolve("pom.xml")))
                    .map(BuiltBundle::in)
                    .sorted((a, b) -> a.folder.compareTo(b.folder))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BuiltBundle in(Path folder) {
        String name = folder.getFileName().toString();
        Path jar = folder.resolve("target/org.labhub." + name + "-" + version() + ".jar");
        try (JarFile file = new JarFile(jar.toFile())) {
            return new BuiltBundle(name, jar, file.getManifest());
        } catch (IOException e) {
            throw new AssertionError("build all modules first, in the same call of Maven: " + jar + " (" + e + ")", e);
        }
    }

    private static String version() {
        return System.getProperty("labhub.version", "0.1.0-SNAPSHOT");
    }

    String root() {
        return "org.labhub." + folder;
    }

    String header(String name) {
        String value = manifest.getMainAttributes().getValue(name);
        return value == null ? "" : value;
    }

    List<Clause> clauses(String header) {
        return Clause.of(header(header));
    }

    /** The packages of this project in a header. */
    List<String> ownPackages(String header) {
        return clauses(header).stream()
                .map(Clause::name)
                .filter(name -> name.startsWith("org.labhub."))
                .toList();
    }

    @Override
    public String toString() {
        return folder;
    }

    /** The folder of the bundle that a package belongs to: the longest name that fits. */
    static String ownerOf(String packageName, List<BuiltBundle> bundles) {
        return bundles.stream()
                .filter(bundle -> (packageName + ".").startsWith(bundle.root() + "."))
                .map(BuiltBundle::folder)
                .collect(Collectors.maxBy((a, b) -> a.length() - b.length()))
                .orElse("nobody");
    }
}

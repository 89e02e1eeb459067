package org.labhub.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** What the doctor looks at in the deploy folder, whether a hub runs or not: is each file a bundle. */
final class Plugins {

    private final Path deploy;

    Plugins(Path deploy) {
        this.deploy = deploy;
    }

    List<Finding> findings() {
        List<Path> jars = jars();
        List<Finding> wrong =
                jars.stream().map(Plugins::trouble).flatMap(Optional::stream).toList();
        return wrong.isEmpty()
                ? List.of(Finding.well("Deploy a plug-in", jars.size() + " files in " + deploy + " are bundles"))
                : wrong;
    }

    private List<Path> jars() {
        try (Stream<Path> files = Files.list(deploy)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException none) {
            return List.of();
        }
    }

    private static Optional<Finding> trouble(Path file) {
        try (JarFile jar = new JarFile(file.toFile())) {
            Optional<String> name = Optional.ofNullable(jar.getManifest())
                    .map(Manifest::getMainAttributes)
                    .flatMap(head -> Optional.ofNullable(head.getValue("Bundle-SymbolicName")));
            return name.isPresent() ? Optional.empty() : Optional.of(wrong(file, "is no bundle"));
        } catch (IOException e) {
            return Optional.of(wrong(file, "is no jar: " + e.getMessage()));
        }
    }

    private static Finding wrong(Path file, String why) {
        return Finding.wrong("Deploy a plug-in", file + " " + why, "rm '" + file + "', and copy it anew");
    }
}

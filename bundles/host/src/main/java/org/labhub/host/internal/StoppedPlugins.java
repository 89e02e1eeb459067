package org.labhub.host.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.TreeSet;

/** Remembers which plug-ins an operator has stopped, in a small file of one name a line, over restarts of the hub. */
final class StoppedPlugins {

    private static final FileAttribute<?> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path file;
    private final Set<String> names;

    private StoppedPlugins(Path file, Set<String> names) {
        this.file = file;
        this.names = names;
    }

    static StoppedPlugins in(Path folder) {
        Path file = folder.resolve("stopped");
        try {
            Files.createDirectories(folder, PRIVATE);
            Set<String> names = Files.exists(file) ? new TreeSet<>(Files.readAllLines(file)) : new TreeSet<>();
            return new StoppedPlugins(file, names);
        } catch (IOException e) {
            throw new UncheckedIOException("which plug-ins are stopped cannot be read from " + file, e);
        }
    }

    synchronized boolean contains(String name) {
        return names.contains(name);
    }

    synchronized void add(String name) {
        if (names.add(name)) {
            write();
        }
    }

    synchronized void remove(String name) {
        if (names.remove(name)) {
            write();
        }
    }

    /** Under another name first, so that it is there as a whole or as it was before. */
    private void write() {
        try {
            Path half = Files.createTempFile(file.getParent(), "stopped", ".part");
            Files.write(half, names);
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("which plug-ins are stopped cannot be remembered in " + file, e);
        }
    }
}

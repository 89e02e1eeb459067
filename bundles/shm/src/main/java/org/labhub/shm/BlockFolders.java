package org.labhub.shm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.labhub.api.block.BlockName;
import org.osgi.framework.BundleContext;

/** Where blocks lie unless somebody says otherwise. */
final class BlockFolders {

    private static final Path MEMORY = Path.of("/dev/shm");
    private static final String BASE = "labhub.base";

    private BlockFolders() {}

    /** The hub's configured name, or one that no other base folder has. */
    static String hubOf(BundleContext framework, BlockSettings config) {
        return config.hub().isBlank()
                ? nameOf(
                        Path.of(Optional.ofNullable(framework.getProperty(BASE)).orElse(".")))
                : new BlockName(config.hub()).text();
    }

    /** A name that no other base folder has. */
    static String nameOf(Path base) {
        Path folder = base.toAbsolutePath().normalize();
        String last =
                Optional.ofNullable(folder.getFileName()).map(Path::toString).orElse("");
        return "hub-" + last.replaceAll("[^A-Za-z0-9_]", "_") + "-" + String.format("%08x", folder.hashCode());
    }

    static Path of(String hub, BlockSettings config) {
        return config.folder().isBlank() ? inMemory(new BlockName(hub)) : Path.of(config.folder());
    }

    static Path inMemory(BlockName hub) {
        boolean memory = Files.isDirectory(MEMORY) && !Boolean.getBoolean("labhub.portable");
        Path above = memory ? MEMORY : Path.of(System.getProperty("java.io.tmpdir"));
        return above.resolve("labhub-" + uid()).resolve(hub.text());
    }

    private static Object uid() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        } catch (IOException | UnsupportedOperationException e) {
            return System.getProperty("user.name");
        }
    }
}

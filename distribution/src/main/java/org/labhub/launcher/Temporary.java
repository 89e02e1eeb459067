package org.labhub.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The hub's own place for what would otherwise land in the machine's temporary folder: empty at each start. */
final class Temporary {

    private Temporary() {}

    static void renew(Site site) throws Refusal {
        Path folder = site.temporary();
        try {
            clear(folder);
            Files.createDirectories(folder);
            Files.createDirectories(site.data().resolve("log"));
        } catch (IOException e) {
            throw Folders.unwritable(site.data(), e);
        }
        System.setProperty("java.io.tmpdir", folder.toString());
        System.setProperty("jna.tmpdir", folder.toString());
    }

    private static void clear(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}

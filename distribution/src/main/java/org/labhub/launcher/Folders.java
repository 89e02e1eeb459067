package org.labhub.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Makes the folders of a site, and refuses folders in which strangers could plant something. */
final class Folders {

    private final Site site;

    Folders(Site site) {
        this.site = site;
    }

    void prepare() throws Refusal {
        make(site.base(), "rwxr-xr-x");
        make(site.data(), "rwx------");
        make(site.deploy(), "rwxr-xr-x");
        for (Path folder : List.of(site.home(), site.base(), site.data(), site.deploy())) {
            refuseWorldWritable(folder);
        }
        for (String part : List.of("bin", "conf", "features", "lib", "system")) {
            refuseWorldWritable(site.home().resolve(part));
        }
        refuseWorldWritable(site.base().resolve("conf"));
        prepareTemporary();
    }

    private static void make(Path folder, String permissions) throws Refusal {
        if (Files.isDirectory(folder)) {
            return;
        }
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)));
        } catch (IOException e) {
            throw new Refusal("cannot make the folder %s: %s. Give it to this user, or choose another: --base DIR"
                    .formatted(folder, e));
        }
    }

    private static void refuseWorldWritable(Path folder) throws Refusal {
        try {
            if (Files.isDirectory(folder)
                    && Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_WRITE)) {
                throw new Refusal("everybody can write to %s, so anybody could run code here. Mend it: chmod o-w %s"
                        .formatted(folder, folder));
            }
        } catch (IOException e) {
            throw new Refusal("cannot look at the folder %s: %s".formatted(folder, e));
        }
    }

    /** A fresh folder for what would otherwise land in the machine's own; proves that data can be written, too. */
    private void prepareTemporary() throws Refusal {
        try {
            clear(site.temporary());
            Files.createDirectories(site.temporary());
            Files.createDirectories(site.data().resolve("log"));
            Files.delete(Files.createTempFile(site.data(), "probe", ""));
        } catch (IOException e) {
            throw new Refusal("cannot write to %s: %s. Give it to this user, or choose another: --base DIR"
                    .formatted(site.data(), e));
        }
        System.setProperty("java.io.tmpdir", site.temporary().toString());
        System.setProperty("jna.tmpdir", site.temporary().toString());
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

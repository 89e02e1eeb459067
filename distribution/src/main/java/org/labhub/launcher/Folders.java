package org.labhub.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Stream;

/** Makes the folders of a site, and refuses folders in which strangers could plant something. */
final class Folders {

    private static final Set<PosixFilePermission> OURS_ALONE = PosixFilePermissions.fromString("rwx------");

    private final Site site;

    Folders(Site site) {
        this.site = site;
    }

    void prepare() throws Refusal {
        make(site.base());
        make(site.deploy());
        make(site.data());
        refuseWorldWritable();
        proveWritable(site.data());
    }

    private static void make(Path folder) throws Refusal {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OURS_ALONE));
            }
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    private void refuseWorldWritable() throws Refusal {
        Stream<Path> program =
                Stream.of("bin", "conf", "features", "lib", "system").map(site.home()::resolve);
        Stream<Path> own = Stream.of(
                site.home(),
                site.base(),
                site.data(),
                site.deploy(),
                site.base().resolve("conf"));
        for (Path folder :
                Stream.concat(program, own).filter(Files::isDirectory).toList()) {
            refuseWorldWritable(folder);
        }
    }

    private static void refuseWorldWritable(Path folder) throws Refusal {
        try {
            if (Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_WRITE)) {
                throw new Refusal("everybody can write to %s, so anybody could run code here. Mend it: chmod o-w %s"
                        .formatted(folder, folder));
            }
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    /** Makes data ours alone, whoever made it, and writes a file, because a mode does not tell about a read-only disk. */
    private static void proveWritable(Path data) throws Refusal {
        try {
            Files.setPosixFilePermissions(data, OURS_ALONE);
            Files.delete(Files.createTempFile(data, "probe", ""));
        } catch (IOException e) {
            throw unwritable(data, e);
        }
    }

    static Refusal unwritable(Path folder, IOException why) {
        return new Refusal(
                "cannot write to %s (%s). Give it to the user who runs the hub, or choose another: --base DIR"
                        .formatted(folder, why));
    }
}

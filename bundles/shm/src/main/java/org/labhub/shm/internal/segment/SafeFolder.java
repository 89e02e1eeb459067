package org.labhub.shm.internal.segment;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.labhub.api.block.BlockRefused;
import org.labhub.api.block.BlockRefused.Reason;

/** A folder that is ours alone: made so, and refused if it is not. */
public final class SafeFolder {

    private static final Set<PosixFilePermission> MINE_ALONE = PosixFilePermissions.fromString("rwx------");

    private final Path path;

    private SafeFolder(Path path) {
        this.path = path;
    }

    /** Makes the folder, and those above it that are missing, with mode 0700; checks what is there already. */
    public static SafeFolder at(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        try {
            make(absolute);
            check(absolute);
        } catch (IOException e) {
            throw new BlockRefused(absolute.toString(), Reason.UNSAFE, "cannot be used as a folder for blocks: " + e);
        }
        return new SafeFolder(absolute);
    }

    private static void make(Path folder) throws IOException {
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Path above = folder.getParent();
        if (above != null && !Files.exists(above)) {
            make(above);
        }
        try {
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(MINE_ALONE));
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                throw e;
            }
        }
    }

    private static void check(Path folder) throws IOException {
        PosixFileAttributes seen = Files.readAttributes(folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        String me = String.valueOf(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        String owner = String.valueOf(Files.getAttribute(folder, "unix:uid", LinkOption.NOFOLLOW_LINKS));
        if (!seen.isDirectory() || !owner.equals(me)) {
            throw refused(folder, "belongs to uid " + owner + ", not to uid " + me + ": remove it");
        }
        if (seen.permissions().stream().anyMatch(right -> !MINE_ALONE.contains(right))) {
            throw refused(
                    folder,
                    "has mode " + PosixFilePermissions.toString(seen.permissions())
                            + ", which lets others in: chmod 700 " + folder);
        }
    }

    private static BlockRefused refused(Path folder, String why) {
        return new BlockRefused(folder.toString(), Reason.UNSAFE, why);
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** A file or folder in it, which may be absent. */
    public Path resolve(String name) {
        return path.resolve(name);
    }

    /** Whether something of this name is there, links not followed. */
    public boolean has(String name) {
        return Files.exists(resolve(name), LinkOption.NOFOLLOW_LINKS);
    }

    /** Removes a name; that it is gone already is no trouble. */
    public void remove(String name) {
        try {
            Files.delete(resolve(name));
        } catch (NoSuchFileException e) {
            // somebody else removed it: what was wanted
        } catch (IOException e) {
            throw refused(resolve(name), "cannot be removed: " + e);
        }
    }
}

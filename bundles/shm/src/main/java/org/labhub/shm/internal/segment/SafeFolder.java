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

/** A folder in which nobody but its owner can change anything: made so, and refused if it is not. */
public final class SafeFolder {

    private static final Set<PosixFilePermission> MINE_ALONE = PosixFilePermissions.fromString("rwx------");

    /** Above the folders of all hubs of a user. */
    private static final String OF_A_USER = "labhub-";

    private final Path path;
    private final String owner;
    private final Audience audience;

    private SafeFolder(Path path, String owner, Audience audience) {
        this.path = path;
        this.owner = owner;
        this.audience = audience;
    }

    /** Makes the folder, and those above it that are missing, with mode 0700; checks what is there already. */
    public static SafeFolder at(Path path) {
        return at(path, Audience.NOBODY);
    }

    /** The same, into which others may look. */
    public static SafeFolder at(Path path, Audience audience) {
        Path absolute = path.toAbsolutePath().normalize();
        try {
            make(absolute);
            check(absolute, audience.folderRights());
            SafeFolder folder = new SafeFolder(absolute, me(), audience);
            folder.admit();
            return folder;
        } catch (IOException e) {
            throw new BlockRefused(absolute.toString(), Reason.UNSAFE, "cannot be used as a folder for blocks: " + e);
        }
    }

    /** A folder that may be somebody else's, to look into; refused if others than its owner can change it. */
    public static SafeFolder toLookInto(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        try {
            PosixFileAttributes seen =
                    Files.readAttributes(absolute, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!seen.isDirectory()
                    || seen.permissions().contains(PosixFilePermission.GROUP_WRITE)
                    || seen.permissions().contains(PosixFilePermission.OTHERS_WRITE)) {
                throw refused(absolute, "is no folder that its owner alone can change");
            }
            return new SafeFolder(absolute, owner(absolute), Audience.NOBODY);
        } catch (IOException e) {
            throw new BlockRefused(absolute.toString(), Reason.UNSAFE, "cannot be looked into: " + e);
        }
    }

    /** A folder to look after: ours, or one of somebody else who lets us look into it. */
    public static SafeFolder toLookAfter(Path path) {
        try {
            return !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
                            || owner(path).equals(me())
                    ? at(path)
                    : toLookInto(path);
        } catch (IOException e) {
            throw new BlockRefused(path.toString(), Reason.UNSAFE, "cannot be looked into: " + e);
        }
    }

    /** Refuses who may only look. */
    public void checkIsMine() {
        try {
            if (!owner.equals(me())) {
                throw refused(
                        path,
                        "belongs to uid " + owner + ": uid " + me() + " may look at what is in it, and change nothing;"
                                + " do it as uid " + owner);
            }
        } catch (IOException e) {
            throw refused(path, "cannot be told whose it is: " + e);
        }
    }

    private void admit() throws IOException {
        audience.admitToFolder(path);
        Path above = path.getParent();
        if (above != null && String.valueOf(above.getFileName()).startsWith(OF_A_USER)) {
            audience.openWay(above);
        }
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

    private static String me() throws IOException {
        return String.valueOf(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    }

    private static String owner(Path file) throws IOException {
        return String.valueOf(Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS));
    }

    private static void check(Path folder, Set<PosixFilePermission> rights) throws IOException {
        PosixFileAttributes seen = Files.readAttributes(folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!seen.isDirectory() || !owner(folder).equals(me())) {
            throw refused(folder, "belongs to uid " + owner(folder) + ", not to uid " + me() + ": remove it");
        }
        if (!rights.containsAll(seen.permissions())) {
            throw refused(
                    folder,
                    "has mode " + PosixFilePermissions.toString(seen.permissions())
                            + ", which lets others in: chmod 700 " + folder);
        }
    }

    private static BlockRefused refused(Path folder, String why) {
        return new BlockRefused(folder.toString(), Reason.UNSAFE, why);
    }

    /** Whether a file belongs to whom the folder belongs to. */
    boolean owns(Path file) throws IOException {
        return owner(file).equals(owner);
    }

    /** Lets those look at a file in it who may look. */
    public void admitTo(Path file) throws IOException {
        audience.admitTo(file);
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

package org.labhub.shm.internal.segment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** Who besides their owner may look at blocks: nobody, or the members of one group, who may read and nothing else. */
public final class Audience {

    /** Only the owner looks. */
    public static final Audience NOBODY = new Audience(Optional.empty());

    private static final Set<PosixFilePermission> MINE_ALONE = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> WITH_GROUP = PosixFilePermissions.fromString("rwxr-x---");
    private static final Set<PosixFilePermission> FILE_WITH_GROUP = PosixFilePermissions.fromString("rw-r-----");

    private final Optional<GroupPrincipal> group;

    private Audience(Optional<GroupPrincipal> group) {
        this.group = group;
    }

    /** The members of a group; an empty name is nobody. A group that is not there is refused. */
    public static Audience group(String name) {
        if (name.isBlank()) {
            return NOBODY;
        }
        try {
            return new Audience(Optional.of(
                    Path.of("/").getFileSystem().getUserPrincipalLookupService().lookupPrincipalByGroupName(name)));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" is no group of this machine, so nobody of it can look at " + "blocks: groupadd "
                            + name + ", or leave observers of org.labhub.shm empty");
        }
    }

    /** What a folder may allow at most. */
    Set<PosixFilePermission> folderRights() {
        return group.isPresent() ? WITH_GROUP : MINE_ALONE;
    }

    /** Lets the group into a folder of ours. */
    void admitToFolder(Path folder) throws IOException {
        admit(folder, WITH_GROUP);
    }

    /** Lets the group read a file of ours. */
    void admitTo(Path file) throws IOException {
        admit(file, FILE_WITH_GROUP);
    }

    private void admit(Path path, Set<PosixFilePermission> rights) throws IOException {
        if (group.isPresent()) {
            PosixFileAttributeView view =
                    Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
            try {
                view.setGroup(group.orElseThrow());
            } catch (IOException e) {
                throw new IOException(
                        path + " cannot be given to the group " + group.orElseThrow()
                                + ": who runs the hub must be a member of it",
                        e);
            }
            Files.setPosixFilePermissions(path, rights);
        }
    }

    /** Lets everybody pass through a folder of ours that nobody else could enter; what lies in it has rights of its own. */
    void openWay(Path above) throws IOException {
        if (group.isPresent() && Files.getPosixFilePermissions(above).equals(MINE_ALONE)) {
            Files.setPosixFilePermissions(above, PosixFilePermissions.fromString("rwx--x--x"));
        }
    }
}

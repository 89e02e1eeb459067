package org.labhub.security.internal.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A small secret on disk: mode 0600 in a folder of mode 0700, and replaced as a whole or not at all. */
public final class PrivateFile {

    /** What a file is made with that only its owner may read. */
    public static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private static final FileAttribute<Set<PosixFilePermission>> OWNERS_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final Set<PosixFilePermission> OWNERS = PosixFilePermissions.fromString("rwx------");
    private static final int MOST_BYTES = 64 * 1024;

    /** Between which the process may end at any time. */
    public enum Step {
        /** The new file is there and empty. */
        MADE,
        /** Half of it is written. */
        HALF_WRITTEN,
        /** All of it is written, perhaps not to the disk. */
        WRITTEN,
        /** It is on the disk. */
        FORCED,
        /** It has taken the old one's place. */
        MOVED
    }

    private final Path path;
    private final Consumer<Step> reached;

    /**
     * Nothing is read or made yet.
     *
     * @param path where it lies
     */
    public PrivateFile(Path path) {
        this(path, step -> {});
    }

    /**
     * Tells of each step of a replacement, for tests that end the process there.
     *
     * @param path where it lies
     * @param reached called after each step
     */
    public PrivateFile(Path path, Consumer<Step> reached) {
        this.path = path.toAbsolutePath();
        this.reached = reached;
    }

    /**
     * Makes the folder of a private file, and those above it that are missing.
     *
     * @param path of the file
     * @throws IOException when that cannot be done
     */
    public static void makeFolderOf(Path path) throws IOException {
        Files.createDirectories(folderOf(path), OWNERS_FOLDER);
    }

    /**
     * Reads it.
     *
     * @return the content, empty when there is no such file
     * @throws IOException when it cannot be read, is larger than 64 KiB, or others may read or write it
     */
    public Optional<byte[]> content() throws IOException {
        try {
            refuseWhatOthersMayOpen();
            if (Files.size(path) > MOST_BYTES) {
                throw new FileSystemException(path.toString(), null, "is larger than " + MOST_BYTES + " bytes");
            }
            return Optional.of(Files.readAllBytes(path));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /**
     * Replaces it: whoever reads, even after a loss of power, finds the old content or the new one.
     *
     * @param content the new one
     * @throws IOException when that cannot be done; the old content is still there
     */
    public void replace(byte[] content) throws IOException {
        makeFolderOf(path);
        Path fresh = path.resolveSibling(
                path.getFileName() + "." + ProcessHandle.current().pid() + ".new");
        Files.deleteIfExists(fresh);
        try {
            write(fresh, content);
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
            reached.accept(Step.MOVED);
        } finally {
            Files.deleteIfExists(fresh);
        }
        makeDurable(folderOf(path));
    }

    @Override
    public String toString() {
        return path.toString();
    }

    private void write(Path file, byte[] content) throws IOException {
        Set<StandardOpenOption> options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(file, options, OWNER_ONLY)) {
            reached.accept(Step.MADE);
            int half = content.length / 2;
            write(channel, ByteBuffer.wrap(content, 0, half));
            reached.accept(Step.HALF_WRITTEN);
            write(channel, ByteBuffer.wrap(content, half, content.length - half));
            reached.accept(Step.WRITTEN);
            channel.force(true);
            reached.accept(Step.FORCED);
        }
    }

    private static void write(FileChannel channel, ByteBuffer rest) throws IOException {
        while (rest.hasRemaining()) {
            channel.write(rest);
        }
    }

    private static void makeDurable(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private void refuseWhatOthersMayOpen() throws IOException {
        Set<PosixFilePermission> mode = Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
        if (!OWNERS.containsAll(mode)) {
            throw new FileSystemException(
                    path.toString(),
                    null,
                    "may be opened by others (" + PosixFilePermissions.toString(mode)
                            + "): see who changed it, then chmod 600");
        }
    }

    private static Path folderOf(Path path) {
        Path parent = path.toAbsolutePath().getParent();
        if (parent == null) {
            throw new UncheckedIOException(new FileSystemException(path.toString(), null, "is not the name of a file"));
        }
        return parent;
    }
}

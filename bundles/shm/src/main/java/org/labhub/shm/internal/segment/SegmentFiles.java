package org.labhub.shm.internal.segment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.labhub.api.block.BlockName;
import org.labhub.api.block.BlockRefused;
import org.labhub.api.block.BlockRefused.Reason;

/**
 * The files behind blocks: made under a temporary name, filled with zeros to the last byte (so that a full disk is found out
 * here and not in the middle of a frame), initialised, and only then linked to their name, which fails if it is taken.
 */
public final class SegmentFiles {

    private static final Set<PosixFilePermission> MINE_ALONE = PosixFilePermissions.fromString("rw-------");
    private static final int ZEROS = 1 << 20;
    private static final String SUFFIX = ".block";
    private static final String UNBORN = ".unborn-";
    private static final Pattern UNBORN_FILE = Pattern.compile(Pattern.quote(UNBORN) + "[0-9a-f]{1,16}");
    private static final int HEX = 16;

    private final SafeFolder folder;
    private final int viewLimit;
    private final SecureRandom random = new SecureRandom();

    /** In a folder, with views of at most so many bytes. */
    public SegmentFiles(SafeFolder folder, int viewLimit) {
        this.folder = folder;
        this.viewLimit = viewLimit;
    }

    /**
     * Publishes a segment. One at a time in a folder: whatever is still unborn then, its maker has died.
     *
     * @return false if the name is taken; then nothing is left behind
     */
    public boolean publish(BlockName name, long bytes, Consumer<Segment> initialise) {
        removeStillborn();
        String unborn = UNBORN + Long.toHexString(random.nextLong());
        try {
            fill(name, folder.resolve(unborn), bytes, initialise);
            folder.admitTo(folder.resolve(unborn));
            Files.createLink(folder.resolve(name + SUFFIX), folder.resolve(unborn));
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be made", e);
        } finally {
            folder.remove(unborn);
        }
    }

    private void removeStillborn() {
        try (Stream<Path> files = Files.list(folder.path())) {
            files.map(file -> file.getFileName().toString())
                    .filter(file -> file.startsWith(UNBORN))
                    .forEach(folder::remove);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What was begun and has no name yet: numbers, and how many bytes each takes. Who is at it lives, unless the folder is
     * locked by who asks.
     */
    public SortedMap<Long, Long> unborn() {
        try (Stream<Path> files = Files.list(folder.path())) {
            return files.filter(file ->
                            UNBORN_FILE.matcher(file.getFileName().toString()).matches())
                    .collect(Collectors.toMap(
                            SegmentFiles::number, file -> file.toFile().length(), (one, same) -> one, TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long number(Path file) {
        return Long.parseUnsignedLong(file.getFileName().toString().substring(UNBORN.length()), HEX);
    }

    /**
     * Removes what was begun and never got its name. Only for who has locked the folder.
     *
     * @return false if it is not there
     */
    public boolean removeUnborn(long number) {
        String unborn = UNBORN + Long.toHexString(number);
        boolean there = folder.has(unborn);
        folder.remove(unborn);
        return there;
    }

    private void fill(BlockName name, Path file, long bytes, Consumer<Segment> initialise) throws IOException {
        Set<OpenOption> options = Set.of(
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
        try (FileChannel channel = FileChannel.open(file, options, PosixFilePermissions.asFileAttribute(MINE_ALONE))) {
            zero(name, channel, bytes);
            try (MappedSegment segment = new MappedSegment(channel, MapMode.READ_WRITE, viewLimit)) {
                initialise.accept(segment);
            }
        }
    }

    private void zero(BlockName name, FileChannel channel, long bytes) {
        ByteBuffer zeros = ByteBuffer.allocate((int) Math.min(bytes, ZEROS));
        try {
            for (long at = 0; at < bytes; ) {
                zeros.clear().limit((int) Math.min(zeros.capacity(), bytes - at));
                at += channel.write(zeros, at);
            }
        } catch (IOException e) {
            throw new BlockRefused(
                    name.text(), Reason.NO_SPACE, "a block of " + bytes + " bytes does not fit: " + e.getMessage());
        }
    }

    /** Opens a segment to read and write. */
    public MappedSegment open(BlockName name) {
        return open(name, Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
    }

    /** Opens a segment that cannot be written to through this mapping. */
    public MappedSegment openReadOnly(BlockName name) {
        return open(name, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
    }

    private MappedSegment open(BlockName name, Set<OpenOption> options) {
        Path file = folder.resolve(name + SUFFIX);
        try {
            checkMode(name, file);
            FileChannel channel = FileChannel.open(file, options);
            MapMode mode = options.contains(StandardOpenOption.WRITE) ? MapMode.READ_WRITE : MapMode.READ_ONLY;
            return new MappedSegment(channel, mode, viewLimit);
        } catch (NoSuchFileException e) {
            throw new BlockRefused(name.text(), Reason.MISSING, "there is no such block in " + folder.path());
        } catch (IOException e) {
            throw new BlockRefused(name.text(), Reason.UNSAFE, "its file cannot be opened: " + e);
        }
    }

    private void checkMode(BlockName name, Path file) throws IOException {
        PosixFileAttributes seen = Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!seen.isRegularFile()) {
            throw new BlockRefused(name.text(), Reason.UNSAFE, file + " is no ordinary file");
        }
        if (!folder.owns(file)) {
            throw new BlockRefused(
                    name.text(), Reason.UNSAFE, file + " belongs to " + seen.owner() + ", who does not own its folder");
        }
        if (seen.permissions().contains(PosixFilePermission.OTHERS_READ)
                || seen.permissions().contains(PosixFilePermission.OTHERS_WRITE)
                || seen.permissions().contains(PosixFilePermission.GROUP_WRITE)) {
            throw new BlockRefused(
                    name.text(),
                    Reason.UNSAFE,
                    file + " has mode " + PosixFilePermissions.toString(seen.permissions())
                            + ", wanted is rw-------: chmod 600 " + file);
        }
    }

    /** Whether there is a segment of this name. */
    public boolean has(BlockName name) {
        return folder.has(name + SUFFIX);
    }

    /** The names that are there. */
    public List<BlockName> names() {
        try (Stream<Path> files = Files.list(folder.path())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(SUFFIX) && !file.startsWith("."))
                    .map(file -> new BlockName(file.substring(0, file.length() - SUFFIX.length())))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What all segments take, but for that of one name. */
    public long bytesBeside(BlockName name) {
        return names().stream()
                .filter(other -> !other.equals(name))
                .mapToLong(other -> folder.resolve(other + SUFFIX).toFile().length())
                .sum();
    }

    /** Frees a name; who has the segment open keeps it. */
    public void unlink(BlockName name) {
        folder.remove(name + SUFFIX);
    }
}

package org.labhub.itests.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The program under test: the distribution as it was unpacked by the build. Never changed by a test; {@link #copyTo} makes another. */
public final class Distribution {

    private Distribution() {}

    /** Its folder, with bin, conf, features, lib and system. */
    public static Path home() {
        return Path.of(System.getProperty("labhub.distribution", "../distribution/target/labhub-0.1.0-SNAPSHOT"))
                .toAbsolutePath()
                .normalize();
    }

    /** A program of one's own, to damage or to move. */
    public static Path copyTo(Path target) {
        copyAll(home(), target);
        return target;
    }

    /** Copies a folder and all that is in it. */
    public static void copyAll(Path folder, Path target) {
        for (Path each : content(folder)) {
            copy(each, target.resolve(folder.relativize(each)));
        }
    }

    /** Every file and folder below this one, itself first. */
    public static List<Path> content(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every file and folder down to some depth that may be looked at. */
    public static List<Path> content(Path folder, int depth) {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(folder, Set.of(), depth, new Look(found));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /** Goes on where others delete or forbid. */
    private static final class Look extends SimpleFileVisitor<Path> {

        private final List<Path> found;

        Look(List<Path> found) {
            this.found = found;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            found.add(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException none) {
            found.add(folder);
            return FileVisitResult.CONTINUE;
        }
    }

    /** Removes a folder and all that is in it. */
    public static void remove(Path folder) throws IOException {
        List<Path> all = content(folder);
        for (int last = all.size() - 1; last >= 0; last--) {
            Files.delete(all.get(last));
        }
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

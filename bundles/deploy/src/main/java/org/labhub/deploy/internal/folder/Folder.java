package org.labhub.deploy.internal.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** Lists the deploy folder and remembers for how long each file has not changed. */
public final class Folder {

    private record Print(long size, long modifiedMillis) {}

    private record Mark(Print print, long sinceNanos) {}

    private final Path path;
    private final LongSupplier nanos;
    private Map<Path, Mark> marks = new HashMap<>();

    /**
     * Looks at nothing yet.
     *
     * @param path of the folder; need not be there
     * @param nanos a clock that only goes forward
     */
    public Folder(Path path, LongSupplier nanos) {
        this.path = path;
        this.nanos = nanos;
    }

    /**
     * Looks now. Names that begin with a dot are nobody's business, and a README is for people.
     *
     * @return what lies there, by name
     * @throws IOException if the folder cannot be listed
     */
    public synchronized List<Sighting> look() throws IOException {
        Map<Path, Mark> now = new HashMap<>();
        List<Sighting> seen = new ArrayList<>();
        for (Path file : files()) {
            Optional<Mark> mark = mark(file);
            mark.ifPresent(there -> {
                now.put(file, there);
                seen.add(sighting(file, there));
            });
        }
        marks = now;
        return seen;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> entries = Files.list(path)) {
            return entries.filter(Folder::visible).sorted().toList();
        } catch (NoSuchFileException | NotDirectoryException nothing) {
            return List.of();
        }
    }

    private static boolean visible(Path file) {
        String name = String.valueOf(file.getFileName());
        return !name.startsWith(".") && !name.startsWith("README");
    }

    private Optional<Mark> mark(Path file) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            Print print = new Print(
                    attributes.isDirectory() ? 0 : attributes.size(),
                    attributes.lastModifiedTime().toMillis());
            Mark before = marks.getOrDefault(file, new Mark(print, nanos.getAsLong()));
            return Optional.of(before.print().equals(print) ? before : new Mark(print, nanos.getAsLong()));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    private Sighting sighting(Path file, Mark mark) {
        return new Sighting(
                file,
                mark.print().size(),
                mark.print().modifiedMillis(),
                Duration.ofNanos(nanos.getAsLong() - mark.sinceNanos()));
    }
}

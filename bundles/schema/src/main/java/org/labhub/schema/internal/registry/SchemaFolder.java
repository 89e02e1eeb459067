package org.labhub.schema.internal.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.labhub.api.schema.SchemaInfo;
import org.labhub.api.schema.SchemaOwner;
import org.labhub.api.schema.SchemaOwner.Kind;
import org.labhub.api.schema.SchemaParser;
import org.labhub.api.schema.SchemaRefused;
import org.labhub.api.schema.SchemaRefused.Reason;
import org.labhub.schema.internal.layout.Limits;
import org.labhub.schema.internal.layout.Names;

/**
 * Keeps the registry as the files of a folder say: one file a schema, named as its id. A bad file is a problem of its own
 * and of no other; what it said before it became bad stays until it is good again or gone. Belongs to one thread.
 */
final class SchemaFolder {

    private static final String ENDING = ".json";
    private static final int MOST_FILES = 1024;

    private final Path folder;
    private final SchemaParser parser;
    private final KnownSchemas known;
    private final Problems problems;
    private final Map<Path, String> seen = new HashMap<>();

    SchemaFolder(Path folder, SchemaParser parser, KnownSchemas known, Problems problems) {
        this.folder = folder;
        this.parser = parser;
        this.known = known;
        this.problems = problems;
    }

    /** Takes over what has changed since the last time. */
    void scan() {
        Set<Path> gone = new HashSet<>(seen.keySet());
        for (Path file : files()) {
            gone.remove(file);
            String now = signature(file);
            if (!now.equals(seen.put(file, now)) || problems.has(owner(file))) {
                take(file);
            }
        }
        gone.forEach(this::forget);
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(file -> file.getFileName().toString().endsWith(ENDING))
                    .sorted()
                    .limit(MOST_FILES)
                    .toList();
        } catch (IOException | UncheckedIOException unreadable) {
            problems.report(owner(folder), new SchemaRefused(Reason.FILE, "cannot be listed: " + unreadable));
            return List.copyOf(seen.keySet());
        }
    }

    private static String signature(Path file) {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return now.lastModifiedTime() + " " + now.size() + " " + now.fileKey();
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    private void take(Path file) {
        SchemaOwner owner = owner(file);
        try {
            SchemaInfo schema = parser.fromJson(content(file));
            if (!file.getFileName().toString().equals(schema.id() + ENDING)) {
                throw new SchemaRefused(Reason.NAME, "holds " + schema.id() + ": call it " + schema.id() + ENDING);
            }
            known.replace(schema, owner);
            problems.solved(owner);
        } catch (SchemaRefused refused) {
            problems.report(owner, refused);
        }
    }

    private static String content(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > Limits.TEXT) {
                throw new SchemaRefused(Reason.FILE, "is no file of at most " + Limits.TEXT + " bytes");
            }
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new SchemaRefused(Reason.FILE, "cannot be read: " + Names.oneLine(unreadable.toString()));
        }
    }

    private void forget(Path file) {
        seen.remove(file);
        known.withdraw(owner(file));
        problems.solved(owner(file));
    }

    private static SchemaOwner owner(Path file) {
        return new SchemaOwner(Kind.FILE, file.getFileName().toString());
    }
}

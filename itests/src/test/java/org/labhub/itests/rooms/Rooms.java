package org.labhub.itests.rooms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of rooms, as {@code docs/architecture.md} has it. */
record Rooms(List<Room> rows) {

    private static final Path DOCUMENT = Path.of("../docs/architecture.md");
    private static final Pattern ROW =
            Pattern.compile("^\\| `([a-z.*]+)` \\| (\\d) \\| [^|]+ \\| ([^|]+) \\|$", Pattern.MULTILINE);
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

    static Rooms read() {
        try {
            return new Rooms(ROW.matcher(Files.readString(DOCUMENT))
                    .results()
                    .map(Rooms::row)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those that hold this bundle: one, if the table is right. */
    List<Room> of(String bundle) {
        return rows.stream().filter(room -> room.holds(bundle)).toList();
    }

    Stream<Room> plugins() {
        return rows.stream().filter(Room::isForPlugins);
    }

    private static Room row(MatchResult row) {
        Set<String> imports =
                NAME.matcher(row.group(3)).results().map(name -> name.group(1)).collect(Collectors.toSet());
        return new Room(row.group(1), Integer.parseInt(row.group(2)), imports);
    }
}

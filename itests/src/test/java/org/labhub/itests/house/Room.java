package org.labhub.itests.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A row of the table of rooms.
 *
 * @param folder under bundles/, which may end in a star
 * @param mayImport other rooms
 */
record Room(String folder, List<String> mayImport) {

    private static final Pattern ROW = Pattern.compile("\\| `([a-z.*]+)` \\| \\d \\| .* \\| ([^|]*) \\|");

    static List<Room> all() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("..", "docs", "architecture.md"))) {
            return lines.map(ROW::matcher)
                    .filter(Matcher::matches)
                    .map(row -> new Room(row.group(1), rooms(row.group(2))))
                    .toList();
        }
    }

    private static List<String> rooms(String cell) {
        return Arrays.stream(cell.split(","))
                .map(String::strip)
                .filter(room -> !room.equals("–"))
                .toList();
    }

    boolean isOf(String bundleFolder) {
        return folder.endsWith("*")
                ? bundleFolder.startsWith(folder.substring(0, folder.length() - 1))
                : folder.equals(bundleFolder);
    }
}

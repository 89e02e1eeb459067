package org.labhub.shm.internal.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That the document draws the layout which the code has, and that no place changes in silence. */
final class LayoutDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "..", "docs", "reference", "block-layout.md");
    private static final Pattern HEAD = Pattern.compile("\\| (\\w+) \\| at \\| bytes \\| means \\|");
    private static final Pattern ROW = Pattern.compile("\\| `(\\w+)` \\| (\\d+) \\| (\\d+) \\| .+ \\|");

    /** The places in the document, in the form of {@link BlockLayout#text()}. */
    private static String documented() throws IOException {
        StringBuilder text = new StringBuilder("labhub-block " + BlockLayout.VERSION + "\n");
        String structure = "";
        for (String line : Files.readAllLines(DOCUMENT)) {
            Matcher head = HEAD.matcher(line);
            Matcher row = ROW.matcher(line);
            if (head.matches()) {
                structure = head.group(1);
            } else if (row.matches()) {
                text.append("%s.%s@%s:%s\n".formatted(structure, row.group(1), row.group(2), row.group(3)));
            }
        }
        return text.toString();
    }

    @Test
    void theDocumentDrawsWhatTheCodeHas() throws IOException {
        assertEquals(BlockLayout.text(), documented());
    }

    /** If this fails, a place has changed: raise the version, and write the new hash beside it here. */
    @Test
    void aChangedPlaceRaisesTheVersion() {
        assertEquals(
                "5 7ab3a0b8ce366de602bba73ed7fdf8dd33c33c048f8002dd4ef47213308c73c8",
                BlockLayout.VERSION + " " + HexFormat.of().formatHex(BlockLayout.hash()));
    }

    @Test
    void theDocumentNamesTheHash() throws IOException {
        assertTrue(Files.readString(DOCUMENT).contains(HexFormat.of().formatHex(BlockLayout.hash())));
    }

    @Test
    void noTwoPlacesOfAStructureOverlap() {
        Stream.<Place[]>of(
                        DescriptorField.values(),
                        ControlField.values(),
                        LockField.values(),
                        LineField.values(),
                        SlotField.values(),
                        PresenceField.values())
                .forEach(LayoutDocumentTest::checkOrder);
    }

    private static void checkOrder(Place[] table) {
        int end = 0;
        for (Place place : Stream.of(table)
                .sorted((one, other) -> Integer.compare(one.at(), other.at()))
                .toList()) {
            int from = end;
            assertTrue(place.at() >= from, () -> place.name() + " lies in the place before it");
            end = place.at() + place.bytes();
        }
    }
}

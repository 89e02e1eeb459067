package org.labhub.metrics.internal.family;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the reference says of the figures is what they are. */
final class ReferenceTest {

    private static final Path REFERENCE = Path.of("../../docs/reference/metrics.md");

    private static String row(Family family) {
        String labels = family.labels().isEmpty() ? "–" : String.join(", ", family.labels());
        return "| `%s` | %s | %s | %s |"
                .formatted(family.exposed(), family.kind().name().toLowerCase(Locale.ROOT), labels, family.help());
    }

    @Test
    void theReferenceHoldsARowForEachFamilyAndNoOther() throws IOException {
        List<String> written = Files.readAllLines(REFERENCE).stream()
                .filter(line -> line.matches("\\| `[a-z_]+` \\| (counter|gauge|info) .*"))
                .toList();
        assertEquals(Stream.of(Family.values()).map(ReferenceTest::row).toList(), written);
    }

    @Test
    void namesTellTheUnitAndTheKind() {
        for (Family family : Family.values()) {
            assertTrue(family.exposed().matches("(labhub|jvm|process)_[a-z_]+"), family::exposed);
            assertEquals(family.kind() == Kind.COUNTER, family.exposed().endsWith("_total"), family::exposed);
            assertEquals(family.kind() == Kind.INFO, family.exposed().endsWith("_info"), family::exposed);
        }
    }
}

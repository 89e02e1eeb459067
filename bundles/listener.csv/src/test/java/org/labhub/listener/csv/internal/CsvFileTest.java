package org.labhub.listener.csv.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CsvFileTest {

    @TempDir
    private Path folder;

    @Test
    void aReadingIsALineWithItsNumberAndItsTime() throws IOException {
        CsvFile file = CsvFile.at(folder.resolve("t.csv").toString());
        file.append(7, 1_000_000_000, 21.5);
        file.close();
        assertEquals(
                List.of("sequence,time,temperature (Cel)", "7,1970-01-01T00:00:01Z,21.5"),
                Files.readAllLines(folder.resolve("t.csv")));
    }

    @Test
    void aGapIsALineToo() throws IOException {
        CsvFile file = CsvFile.at(folder.resolve("t.csv").toString());
        file.remark("missed 3 readings from 8");
        file.close();
        assertEquals(
                "# missed 3 readings from 8",
                Files.readAllLines(folder.resolve("t.csv")).get(1));
    }

    @Test
    void afterARestartItIsAppendedTo() throws IOException {
        Files.writeString(folder.resolve("t.csv"), "before\n");
        CsvFile file = CsvFile.at(folder.resolve("t.csv").toString());
        file.append(7, 0, 1);
        file.close();
        assertEquals("before", Files.readAllLines(folder.resolve("t.csv")).get(0));
    }

    @Test
    void noNameIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> CsvFile.at(" "));
    }
}

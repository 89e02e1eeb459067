package org.labhub.listener.csv.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;

/** The file: a line a reading, flushed at once, so that who looks sees what was measured. One thread. */
final class CsvFile {

    private final Path path;
    private Optional<Writer> writer = Optional.empty();

    private CsvFile(Path path) {
        this.path = path;
    }

    static CsvFile at(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("file must name the file to write to; it is empty");
        }
        return new CsvFile(Path.of(name));
    }

    void append(long sequence, long wallNanos, double temperature) throws IOException {
        Instant when = Instant.ofEpochSecond(0, wallNanos);
        line(sequence + "," + when + "," + temperature);
    }

    void remark(String words) {
        try {
            line("# " + words);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be written", e);
        }
    }

    private void line(String text) throws IOException {
        Writer open = writer.isPresent() ? writer.get() : open();
        open.write(text + System.lineSeparator());
        open.flush();
    }

    private Writer open() throws IOException {
        boolean fresh = !Files.exists(path);
        Writer open = Files.newBufferedWriter(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        if (fresh) {
            open.write("sequence,time,temperature (Cel)" + System.lineSeparator());
        }
        writer = Optional.of(open);
        return open;
    }

    void close() throws IOException {
        if (writer.isPresent()) {
            writer.get().close();
        }
    }
}

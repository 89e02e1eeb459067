package org.labhub.benchmarks.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** All results of a run: told as they come, and kept as a file. */
public final class Table {

    private final List<Result> results = new ArrayList<>();
    private final String machine;
    private final PrintStream out;

    /** Tells on what it was measured. */
    public Table(String machine, PrintStream out) {
        this.machine = machine;
        this.out = out;
        out.println(machine);
    }

    /** One more. */
    public void add(Result result) {
        results.add(result);
        out.println(result);
    }

    /** Writes what a program can read. */
    public void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (JsonGenerator json = new JsonFactory().createGenerator(Files.newOutputStream(file))) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeStringField("machine", machine);
            json.writeArrayFieldStart("results");
            for (Result result : results) {
                result.write(json);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }
}

package org.labhub.benchmarks.team;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The limits in C: compiled when they are first asked for. */
public final class Native {

    /** Its name as a contender. */
    public static final String NAME = "C";

    private static final String SOURCE = "labhub.benchmarks.c";

    private Native() {}

    /** Whether there is a compiler. */
    public static boolean isThere() {
        try {
            return new ProcessBuilder("gcc", "--version")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    static List<String> command(int seat) throws IOException {
        return List.of(program().toString(), Integer.toString(seat));
    }

    private static Path program() throws IOException {
        Path source = Path.of(System.getProperty(SOURCE));
        Path program = Files.createTempDirectory("limits").resolve("limits");
        Process compiler = new ProcessBuilder("gcc", "-O2", "-o", program.toString(), source.toString())
                .inheritIO()
                .start();
        try {
            if (compiler.waitFor() != 0) {
                throw new IOException("gcc could not compile " + source);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        return program;
    }
}

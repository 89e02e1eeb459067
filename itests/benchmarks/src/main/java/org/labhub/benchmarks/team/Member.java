package org.labhub.benchmarks.team;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that takes part: it is told each round, and says what it has done. */
final class Member implements AutoCloseable {

    private static final int CORES = Runtime.getRuntime().availableProcessors();

    private final Process process;
    private final BufferedReader output;
    private final Writer input;
    private final String name;

    private Member(String name, List<String> command) throws IOException {
        this.name = name;
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        output = process.inputReader();
        input = process.outputWriter();
        awaitReady();
    }

    /** A process on a core of its own, as far as there are cores. */
    static Member of(int seat, Setup setup) throws IOException {
        List<String> command = new ArrayList<>(List.of("taskset", "-c", Integer.toString(seat % CORES)));
        command.addAll(setup.contender().equals(Native.NAME) ? Native.command(seat) : jvm(seat, setup));
        command.addAll(setup.arguments());
        return new Member(setup + "." + seat, command);
    }

    private static List<String> jvm(int seat, Setup setup) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
                "-Xms128m",
                "-XX:+UseSerialGC",
                "-Dlabhub.frame=" + setup.bytes(),
                "-cp",
                System.getProperty("java.class.path"),
                MemberProgram.class.getName(),
                Integer.toString(seat)));
        return command;
    }

    private void awaitReady() throws IOException {
        String line = output.readLine();
        while (line != null && !line.equals(MemberProgram.READY)) {
            line = output.readLine();
        }
        if (line == null) {
            throw new IOException(name + " did not start");
        }
    }

    void begin(long nanos) {
        try {
            input.write(nanos + "\n");
            input.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String[] result() {
        try {
            String line = output.readLine();
            if (line == null) {
                throw new IllegalStateException(name + " has ended in the middle of a round");
            }
            return line.split(" ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            input.close();
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

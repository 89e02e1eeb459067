package org.labhub.shm;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A lean JVM that runs one of the test programs until it is killed. What it says is read line by line. */
final class ChildProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader says;

    private ChildProcess(Process process) {
        this.process = process;
        says = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static ChildProcess run(Class<?> program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx64m",
                "-Dlabhub.portable=" + Boolean.getBoolean("labhub.portable"),
                "-cp",
                Optional.ofNullable(System.getProperty("surefire.test.class.path"))
                        .orElse(System.getProperty("java.class.path")),
                program.getName()));
        command.addAll(List.of(arguments));
        return new ChildProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** The next line that it says. */
    String hear() throws IOException {
        String line = says.readLine();
        if (line == null) {
            throw new AssertionError("it ended with " + process.onExit().join().exitValue());
        }
        return line;
    }

    long pid() {
        return process.pid();
    }

    void signal(String name) throws IOException, InterruptedException {
        int exit = new ProcessBuilder("kill", "-" + name, Long.toString(pid()))
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IOException("kill -" + name + " " + pid() + " ended with " + exit);
        }
    }

    void kill() throws IOException, InterruptedException {
        signal("KILL");
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new AssertionError("it does not die");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}

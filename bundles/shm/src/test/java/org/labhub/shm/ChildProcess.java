package org.labhub.shm;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A lean JVM that runs one of the test programs until it is killed. What it says is read line by line. */
public final class ChildProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader says;

    private ChildProcess(Process process) {
        this.process = process;
        says = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    public static ChildProcess run(Class<?> program, String... arguments) throws IOException {
        return run(Path.of(System.getProperty("java.home")), List.of(), program, arguments);
    }

    /** In another Java, or with more options. */
    public static ChildProcess run(Path java, List<String> options, Class<?> program, String... arguments)
            throws IOException {
        List<String> command =
                new ArrayList<>(List.of(java.resolve("bin").resolve("java").toString()));
        command.addAll(List.of(
                "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx64m",
                "-Dlabhub.portable=" + Boolean.getBoolean("labhub.portable")));
        command.addAll(options);
        command.addAll(List.of(
                "-cp",
                Optional.ofNullable(System.getProperty("surefire.test.class.path"))
                        .orElse(System.getProperty("java.class.path")),
                program.getName()));
        command.addAll(List.of(arguments));
        return run(command);
    }

    /** Any program. */
    public static ChildProcess run(List<String> command) throws IOException {
        return new ChildProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** The next line that it says. */
    public String hear() throws IOException {
        String line = says.readLine();
        if (line == null) {
            throw new AssertionError("it ended with " + process.onExit().join().exitValue());
        }
        return line;
    }

    /** Says a line to it. */
    public void tell(String line) throws IOException {
        OutputStream hears = process.getOutputStream();
        hears.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        hears.flush();
    }

    /** Waits for its end and tells how it ended. */
    public int exit() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("it does not end");
        }
        return process.exitValue();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    public void signal(String name) throws IOException, InterruptedException {
        int exit = new ProcessBuilder("kill", "-" + name, Long.toString(pid()))
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IOException("kill -" + name + " " + pid() + " ended with " + exit);
        }
        if (name.equals("STOP")) {
            awaitStop();
        }
    }

    /** The kernel stops it when its threads come round to that: until then its heart beats. */
    private void awaitStop() throws IOException {
        Path state = Path.of("/proc", Long.toString(pid()), "stat");
        while (!Files.readString(state).contains(") T ")) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    public void kill() throws IOException, InterruptedException {
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

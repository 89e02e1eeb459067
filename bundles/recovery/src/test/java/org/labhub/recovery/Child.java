package org.labhub.recovery;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A lean JVM that holds something in a block until it is told otherwise. */
public final class Child implements AutoCloseable {

    private static final String HOLDING = "holding as ";

    private final Process process;
    private final long ownPid;

    private Child(Process process, long ownPid) {
        this.process = process;
        this.ownPid = ownPid;
    }

    /** Returns when it holds what it is asked to hold. */
    public static Child holding(Path folder, String... what) throws IOException {
        return holding(List.of(), folder, what);
    }

    /** The same, started by another program. */
    static Child holding(List<String> starter, Path folder, String... what) throws IOException {
        List<String> command = new ArrayList<>(starter);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx64m",
                "-cp",
                Optional.ofNullable(System.getProperty("surefire.test.class.path"))
                        .orElse(System.getProperty("java.class.path")),
                HoldingProgram.class.getName(),
                folder.toString()));
        command.addAll(List.of(what));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader says =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String said = String.valueOf(says.readLine());
        if (!said.startsWith(HOLDING)) {
            throw new AssertionError(
                    "it holds nothing: exit " + process.onExit().join().exitValue());
        }
        return new Child(process, Long.parseLong(said.substring(HOLDING.length())));
    }

    public long pid() {
        return process.pid();
    }

    /** Its number where it lives, whoever started it. */
    long ownPid() {
        return ownPid;
    }

    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor();
    }

    public Child killed() throws IOException, InterruptedException {
        signal("KILL");
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new AssertionError("it does not die");
        }
        return this;
    }

    public Child stopped() throws IOException, InterruptedException {
        signal("STOP");
        Path state = Path.of("/proc", Long.toString(pid()), "stat");
        while (!Files.readString(state).contains(") T ")) {
            LockSupport.parkNanos(1_000_000); // until its threads have come round to that, its heart beats
        }
        return this;
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}

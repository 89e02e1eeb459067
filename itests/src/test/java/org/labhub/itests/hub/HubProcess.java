package org.labhub.itests.hub;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code bin/labhub} in a process of its own, with the Java that runs the test. Closing it ends it, whatever state it is in. */
public final class HubProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    static final String ANY_PORT = "tcp://127.0.0.1:*";

    private final Process process;
    private final Path output;
    private final int port;

    private HubProcess(Process process, Path output, int port) {
        this.process = process;
        this.output = output;
        this.port = port;
    }

    /** Starts a hub of the shipped program on a free port and waits until it runs. */
    public static HubProcess start(Path base, String... options) throws IOException {
        return start(Distribution.home(), base, options);
    }

    /** Starts a hub of the shipped program whose broker is to listen at this address. */
    public static HubProcess startWithBrokerAt(String address, Path base) throws IOException {
        HubProcess hub = launch(List.of(), Distribution.home(), base, address, List.of());
        hub.awaitOutput("LabHub runs on");
        return hub;
    }

    /** Starts a hub of another copy of the program. */
    public static HubProcess start(Path home, Path base, String... options) throws IOException {
        HubProcess hub = launch(home, base, options);
        hub.awaitOutput("LabHub runs on");
        return hub;
    }

    /** Starts a hub and waits for nothing. */
    public static HubProcess launch(Path home, Path base, String... options) throws IOException {
        return launch(List.of(), home, base, ANY_PORT, List.of(options));
    }

    /** Starts a hub by way of another program, which becomes it. */
    public static HubProcess startThrough(List<String> program, Path home, Path base) throws IOException {
        HubProcess hub = launch(program, home, base, ANY_PORT, List.of());
        hub.awaitOutput("LabHub runs on");
        return hub;
    }

    /** Waits until the broker of the hub on this base has told where it listens, which is after the console answers. */
    public void awaitBroker(Path base) {
        Path connection = base.resolve("data/broker/connection");
        Await.until(PATIENCE, () -> Files.exists(connection) || !process.isAlive(), this::output);
    }

    /** Has the next hub on this base look into its deploy folder ten times a second: tests wait for that again and again. */
    public static void lookIntoDeployOften(Path base) throws IOException {
        Path conf = Files.createDirectories(base.resolve("conf"));
        Files.writeString(conf.resolve("framework.properties"), "felix.fileinstall.poll=100\n");
    }

    private static HubProcess launch(List<String> through, Path home, Path base, String broker, List<String> options)
            throws IOException {
        Path output = Files.createTempFile("hub", ".out");
        BlocksInMemory.removeAtTheEnd(base);
        int port = FreePort.any();
        List<String> words = new ArrayList<>(through);
        words.addAll(List.of(home.resolve("bin/labhub").toString(), "--base", base.toString()));
        words.addAll(options);
        ProcessBuilder builder =
                HubCommand.builder(words).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("LABHUB_HTTP_PORT", Integer.toString(port));
        builder.environment().put("LABHUB_BROKER_ADDRESS", broker);
        builder.environment().put("LABHUB_ADMIN_ADDRESS", ANY_PORT);
        return new HubProcess(builder.start(), output, port);
    }

    /** The port of its web console. */
    public int port() {
        return port;
    }

    /** An address of its web server. */
    public URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** Its process id: the start script becomes the hub. */
    public long pid() {
        return process.pid();
    }

    /** How long it has kept processors busy. */
    public Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** What it wrote so far to standard output and error. */
    public String output() {
        try {
            return new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Waits until it has written this, and fails when it ends before. */
    public void awaitOutput(String text) {
        Await.until(PATIENCE, () -> output().contains(text) || !process.isAlive(), this::output);
        if (!output().contains(text)) {
            throw new AssertionError(
                    "ended with " + process.exitValue() + " before it said \"" + text + "\": " + output());
        }
    }

    /** Sends a signal by its name, for example INT. */
    public void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor();
    }

    /** Whether it is still there. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until it has ended. */
    public int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("did not end: " + output());
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
        try {
            Files.deleteIfExists(output);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

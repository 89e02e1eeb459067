package org.labhub.broker.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.labhub.security.KeyPair;

/** A broker that can be killed as the kernel kills, and started again at the same address. */
final class BrokerProcess implements AutoCloseable {

    private final KeyPair keys = KeyPair.generate();
    private final KeyPair trusted = KeyPair.generate();
    private String address = "tcp://127.0.0.1:*";
    private Process process;

    BrokerProcess() {
        process = launch();
    }

    private Process launch() {
        try {
            Process fresh = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-Xmx64m",
                            "-cp",
                            Optional.ofNullable(System.getProperty("surefire.test.class.path"))
                                    .orElse(System.getProperty("java.class.path")),
                            BrokerProgram.class.getName(),
                            address,
                            keys.publicKey().z85(),
                            keys.secretZ85(),
                            trusted.publicKey().z85()))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            address = said(fresh);
            return fresh;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String said(Process fresh) throws IOException {
        String line =
                new BufferedReader(new InputStreamReader(fresh.getInputStream(), StandardCharsets.UTF_8)).readLine();
        if (line == null) {
            throw new AssertionError("the broker did not start");
        }
        return line;
    }

    /** No farewell: as the kernel does when memory is short. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Starts it again, and returns when it listens. */
    void startAgain() {
        process = launch();
    }

    ZmqBrokerClient client(String name) {
        return ZmqBrokerClient.open(
                new ClientSettings(address, keys.publicKey(), trusted, name, Duration.ofSeconds(5)));
    }

    @Override
    public void close() {
        kill();
    }
}

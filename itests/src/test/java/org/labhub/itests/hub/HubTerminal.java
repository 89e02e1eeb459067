package org.labhub.itests.hub;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** {@code bin/labhub} as a person at a terminal has it: a pseudo terminal, on which the shell asks and what is typed is seen. */
public final class HubTerminal implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String PROMPT = "g! ";

    private final Process script;
    private final OutputStream keyboard;
    private final Path screen;
    private int asked;
    private final int port;

    private HubTerminal(Process script, Path screen, int port) {
        this.script = script;
        this.keyboard = script.getOutputStream();
        this.screen = screen;
        this.port = port;
    }

    /** Starts a hub on a free port and waits until its shell asks. */
    public static HubTerminal open(Path base) throws IOException {
        return open(base, Map.of());
    }

    /** Starts a hub with more in its environment. */
    public static HubTerminal open(Path base, Map<String, String> environment) throws IOException {
        return start("'%s' --base '%s'".formatted(program(), base), environment, PROMPT);
    }

    /** Runs {@code bin/labhub} with these words, and waits until it asks this. */
    public static HubTerminal command(String question, String... words) throws IOException {
        return start("'%s' '%s'".formatted(program(), String.join("' '", words)), Map.of(), question);
    }

    private static Path program() {
        return Distribution.home().resolve("bin/labhub");
    }

    private static HubTerminal start(String line, Map<String, String> environment, String question) throws IOException {
        Path screen = Files.createTempFile("hub", ".screen");
        int port = FreePort.any();
        ProcessBuilder builder = HubCommand.builder(List.of("script", "-qefc", "exec " + line, "/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(screen.toFile());
        builder.environment().put("LABHUB_HTTP_PORT", Integer.toString(port));
        builder.environment().put("LABHUB_BROKER_ADDRESS", HubProcess.ANY_PORT);
        builder.environment().put("LABHUB_ADMIN_ADDRESS", HubProcess.ANY_PORT);
        builder.environment().putAll(environment);
        HubTerminal terminal = new HubTerminal(builder.start(), screen, port);
        terminal.await(question);
        return terminal;
    }

    /** An address of its web server. */
    public URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** The process of the hub, behind that of the terminal. */
    public long hubPid() {
        return script.descendants()
                .filter(each -> each.info().command().orElse("").endsWith("java"))
                .findFirst()
                .orElseThrow()
                .pid();
    }

    /** What stands on the screen so far. */
    public String screen() {
        try {
            return new String(Files.readAllBytes(screen), StandardCharsets.UTF_8).replace("\r", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until this stands on the screen. */
    public void await(String text) {
        Await.until(PATIENCE, () -> screen().contains(text) || !script.isAlive(), this::screen);
        if (!screen().contains(text)) {
            throw new AssertionError("ended before it said \"" + text + "\": " + screen());
        }
    }

    /** Types a command, then one that says when the first is done, and answers what the shell wrote in between. */
    public String ask(String command) {
        int before = screen().length();
        String done = "done " + ++asked;
        type(command + "\necho " + done + "\n");
        Await.until(PATIENCE, () -> since(before).matches("(?s).*\n(" + PROMPT + ")?" + done + "\n.*"), this::screen);
        return since(before)
                .lines()
                .filter(line -> !line.endsWith(done) && !line.endsWith(command))
                .map(line -> line.startsWith(PROMPT) ? line.substring(PROMPT.length()) : line)
                .collect(Collectors.joining("\n"));
    }

    /** Types a command again and again until its answer is as it should be, and answers that. */
    public String ask(String command, Predicate<String> expected) {
        List<String> answers = new ArrayList<>();
        Await.until(
                PATIENCE,
                () -> {
                    answers.add(0, ask(command));
                    return expected.test(answers.get(0));
                },
                this::screen);
        return answers.get(0);
    }

    private String since(int before) {
        return screen().substring(before);
    }

    /** Types these keys. */
    public void type(String keys) {
        try {
            keyboard.write(keys.getBytes(StandardCharsets.UTF_8));
            keyboard.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the hub has ended, and answers its exit code. */
    public int exitCode() throws InterruptedException {
        Await.until(PATIENCE, () -> !script.isAlive(), this::screen);
        return script.waitFor();
    }

    @Override
    public void close() {
        script.descendants().forEach(ProcessHandle::destroyForcibly);
        script.destroyForcibly();
        script.onExit().join();
        try {
            Files.deleteIfExists(screen);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

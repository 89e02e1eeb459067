package org.labhub.itests.browser;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.labhub.itests.hub.Await;

/** A chromedriver process and the one session in it: commands go in as JSON over HTTP, answers come back as JSON. */
final class WebDriver implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Pattern PORT = Pattern.compile("started successfully on port (\\d+)");
    private static final String TAKEN = "port not available";
    private static final String NO_BROWSER = "session not created";
    private static final int TRIES = 10;
    private static final int TRIES_OF_A_BROWSER = 2;

    /** Of errors: the element is not there, was replaced since it was found, or lies under another for the moment. */
    private static final Stream<String> ELEMENT_AWAY = Stream.of(
                    "no such element",
                    "stale element reference",
                    "element click intercepted",
                    "element not interactable")
            .map(error -> "\"error\":\"" + error + "\"");

    /** Of messages: the page went while it was asked, since it loads itself again or a link was followed. */
    private static final Stream<String> PAGE_AWAY = Stream.of(
            "document unloaded while waiting for result",
            "aborted by navigation",
            "annot find context with specified id",
            "ontext was destroyed",
            "navigated or closed");

    private static final List<String> NOT_YET =
            Stream.concat(ELEMENT_AWAY, PAGE_AWAY).toList();

    private final Process process;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private URI session = URI.create("http://127.0.0.1/");

    private WebDriver(Process process) {
        this.process = process;
    }

    /**
     * Starts it; it takes any free IPv6 port, then wants the IPv4 port of this number, and ends when another holds that. A browser that
     * does not come up in time on a machine that is busy gets a second chance.
     */
    static WebDriver start(Path folder, JsonObject wanted) throws IOException {
        Path output = folder.resolve("chromedriver.out");
        for (int i = 1; ; i++) {
            WebDriver driver = launch(folder, output);
            try {
                driver.begin(port(driver.process, output), wanted);
                return driver;
            } catch (RuntimeException | Error e) {
                driver.endProcesses();
                boolean slow =
                        i < TRIES_OF_A_BROWSER && String.valueOf(e.getMessage()).contains(NO_BROWSER);
                if (i == TRIES || !(slow || text(output).contains(TAKEN))) {
                    throw e;
                }
            }
        }
    }

    private static WebDriver launch(Path folder, Path output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("chromedriver", "--port=0")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("HOME", folder.toString());
        return new WebDriver(builder.start());
    }

    JsonValue get(String command) {
        return send(request(command).GET());
    }

    JsonValue post(String command, JsonValue body) {
        return send(request(command).POST(BodyPublishers.ofString(body.toString())));
    }

    static JsonObject parse(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }

    /** When it returns, nothing of it writes into its folder any more. */
    @Override
    public void close() {
        List<ProcessHandle> browser = process.descendants().toList();
        try {
            send(request("").DELETE());
        } finally {
            endProcesses();
            browser.forEach(ProcessHandle::destroyForcibly);
            Await.until(PATIENCE, () -> browser.stream().noneMatch(WebDriver::runs), browser::toString);
        }
    }

    private void begin(String port, JsonObject wanted) {
        session = URI.create("http://127.0.0.1:" + port + "/session");
        JsonObject capabilities = Json.createObjectBuilder()
                .add("capabilities", Json.createObjectBuilder().add("alwaysMatch", wanted))
                .build();
        String id = post("", capabilities).asJsonObject().getString("sessionId");
        session = URI.create(session + "/" + id);
    }

    private void endProcesses() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().join();
    }

    /** One that has ended is still listed until somebody asks how. */
    private static boolean runs(ProcessHandle each) {
        try {
            String state = Files.readString(Path.of("/proc", Long.toString(each.pid()), "stat"));
            return !state.substring(state.lastIndexOf(')')).startsWith(") Z");
        } catch (IOException gone) {
            return false;
        }
    }

    /** Somebody who looks at the page waits for a moment. */
    static final class NotYet extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotYet(String why) {
            super(why);
        }
    }

    private HttpRequest.Builder request(String command) {
        return HttpRequest.newBuilder(URI.create(session + command))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json");
    }

    private JsonValue send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                if (NOT_YET.stream().anyMatch(answer.body()::contains)) {
                    throw new NotYet(answer.body());
                }
                throw new AssertionError(
                        "the browser refused " + answer.request().uri() + ": " + answer.body());
            }
            return parse(answer.body()).get("value");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    private static String port(Process process, Path output) {
        Await.until(PATIENCE, () -> said(output).find() || !process.isAlive(), () -> "chromedriver says no port");
        Matcher said = said(output);
        if (!said.find()) {
            throw new AssertionError("chromedriver ended before it said its port: " + text(output));
        }
        return said.group(1);
    }

    private static Matcher said(Path output) {
        return PORT.matcher(text(output));
    }

    private static String text(Path output) {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.labhub.itests.watching;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.labhub.itests.hub.FreePort;

/** A real Prometheus in a process of its own, which scrapes one hub. */
final class ScrapingPrometheus implements AutoCloseable {

    private static final Pattern VALUE = Pattern.compile("\"value\":\\[[0-9.e+]+,\"([^\"]+)\"]");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final Path output;
    private final URI address;

    private ScrapingPrometheus(Process process, Path output, URI address) {
        this.process = process;
        this.output = output;
        this.address = address;
    }

    static ScrapingPrometheus of(Path folder, String interval, String target, Path token) throws IOException {
        Path config = Files.writeString(folder.resolve("prometheus.yml"), """
                global: { scrape_interval: %s }
                scrape_configs:
                  - job_name: labhub
                    authorization: { credentials_file: %s }
                    static_configs: [ { targets: ["%s"] } ]
                """.formatted(interval, token, target));
        String listening = "127.0.0.1:" + FreePort.any();
        Path output = folder.resolve("prometheus.out");
        Process process = new ProcessBuilder(
                        "prometheus",
                        "--config.file=" + config,
                        "--storage.tsdb.path=" + folder.resolve("tsdb"),
                        "--web.listen-address=" + listening)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new ScrapingPrometheus(process, output, URI.create("http://" + listening));
    }

    /** The value of an expression that has one; empty before it has. */
    OptionalDouble ask(String expression) {
        Matcher value =
                VALUE.matcher(get("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8)));
        return value.find() ? OptionalDouble.of(Double.parseDouble(value.group(1))) : OptionalDouble.empty();
    }

    /** What it says of its targets. */
    String targets() {
        return get("/api/v1/targets");
    }

    private String get(String path) {
        try {
            return client.send(HttpRequest.newBuilder(address.resolve(path)).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException notYet) {
            return "";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What it wrote, for who finds it silent. */
    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}

package org.labhub.itests.watching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.itests.hub.Await;
import org.labhub.itests.plugins.SineBench;
import org.labhub.itests.watching.NeedsPrometheus.Said;

/** The figures of a running bench, read by a program that shows a token. */
final class MetricsTest {

    private static final Path DOCUMENTS = Path.of("../docs");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final boolean DEEP = Boolean.getBoolean("labhub.deep");
    private static final int SCRAPES = DEEP ? 60 : 4;
    private static final String INTERVAL = DEEP ? "1s" : "250ms";
    private static final String TOKEN = "four brown owls";

    @TempDir
    private static Path base;

    private static SineBench bench;
    private static Path token;

    @BeforeAll
    static void start() throws IOException {
        token = Files.writeString(base.resolve("scraper.token"), TOKEN);
        bench = SineBench.with(base, "\"org.labhub.metrics\": { \"token.file\": \"" + token + "\" }");
        bench.dropDriver();
        bench.dropListener();
        bench.until(() -> page().contains("labhub_ledger_frames{channel=\"test.sine\",fate=\"delivered\""));
        bench.until(() -> page().contains("labhub_channel_state{channel=\"test.sine\",state=\"live\"} 1.0"));
    }

    @AfterAll
    static void end() {
        bench.close();
    }

    private static HttpResponse<String> get(String... headers) {
        HttpRequest request = HttpRequest.newBuilder(bench.hub.address("/metrics"))
                .headers(headers)
                .build();
        try {
            return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String page() {
        return get("Authorization", "Bearer " + TOKEN).body();
    }

    private static double value(String series) {
        return page().lines()
                .filter(line -> line.startsWith(series + " "))
                .map(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst()
                .orElse(-1.0);
    }

    @Test
    void everyFamilyOfTheReferenceIsShown() throws IOException {
        List<String> families = Pattern.compile("\\| `([a-z_]+)` \\| (?:counter|gauge|info) ")
                .matcher(Files.readString(DOCUMENTS.resolve("reference/metrics.md")))
                .results()
                .map(row -> row.group(1))
                .toList();
        assertTrue(families.size() > 40, families::toString);
        Await.until(
                PATIENCE,
                () -> missing(families).isEmpty(),
                () -> missing(families).toString());
    }

    private static List<String> missing(List<String> families) {
        String page = "\n" + page();
        return families.stream()
                .filter(name -> !page.contains("\n# TYPE " + name + " "))
                .toList();
    }

    @Test
    void theFramesOfAChannelAreCountedOnEveryFloor() {
        long before = bench.committed(SineBench.CHANNEL);
        bench.until(() -> value("labhub_block_frames_total{channel=\"test.sine\"}") > before);
        bench.until(() -> value("labhub_plugin_frames_total{kind=\"instrument\",plugin=\"test\"}") > before);
        bench.until(
                () -> value("labhub_ledger_frames{channel=\"test.sine\",fate=\"delivered\",plugin=\"peak\"}") > before);
        assertTrue(value("labhub_block_frames_total{channel=\"test.sine\"}") <= bench.committed(SineBench.CHANNEL));
    }

    @Test
    void withoutTheTokenNobodyReadsThem() {
        assertEquals(401, get("Accept", "text/plain").statusCode());
        assertEquals(401, get("Authorization", "Bearer four brown cats").statusCode());
    }

    @Test
    void underAnotherNameTheHubDoesNotAnswer() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", bench.hub.port())) {
            socket.getOutputStream()
                    .write(("GET /metrics HTTP/1.1\r\nHost: evil.example\r\nAuthorization: Bearer " + TOKEN
                                    + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(answer.startsWith("HTTP/1.1 403"), answer);
        }
    }

    @Test
    void whoAsksForOpenMetricsGetsIt() {
        HttpResponse<String> answer =
                get("Authorization", "Bearer " + TOKEN, "Accept", "application/openmetrics-text; version=1.0.0");
        assertTrue(answer.headers().firstValue("Content-Type").orElse("").startsWith("application/openmetrics-text"));
        assertTrue(answer.body().endsWith("# EOF\n"), answer::body);
    }

    @Test
    @ExtendWith(NeedsPrometheus.class)
    void promtoolFindsNothingToMend(@TempDir Path folder) throws IOException, InterruptedException {
        Said said = Said.by(Files.writeString(folder.resolve("page"), page()), "promtool", "check", "metrics");
        assertEquals(List.of(0, ""), List.of(said.exitCode(), said.text()));
    }

    @Test
    @ExtendWith(NeedsPrometheus.class)
    void theExampleAlertsFireWhenTheyShould() throws IOException, InterruptedException {
        Path cases = Path.of("src/test/resources/alerts.test.yml");
        Said said = Said.by(Path.of("/dev/null"), "promtool", "test", "rules", cases.toString());
        assertEquals(0, said.exitCode(), said::text);
    }

    @Test
    @ExtendWith(NeedsPrometheus.class)
    void theExampleConfigurationIsValid() throws IOException, InterruptedException {
        Path example = DOCUMENTS.resolve("examples/prometheus.yml");
        Said said = Said.by(Path.of("/dev/null"), "promtool", "check", "config", example.toString());
        assertEquals(0, said.exitCode(), said::text);
    }

    @Test
    @ExtendWith(NeedsPrometheus.class)
    void aRealPrometheusScrapesThem(@TempDir Path folder) throws IOException {
        String target = "127.0.0.1:" + bench.hub.port();
        try (ScrapingPrometheus prometheus = ScrapingPrometheus.of(folder, INTERVAL, target, token)) {
            until(() -> prometheus.ask("sum_over_time(up[5m])").orElse(0) >= SCRAPES, prometheus);
            until(() -> prometheus.ask("delta(labhub_block_frames_total[5m])").orElse(0) > 0, prometheus);
            until(() -> prometheus.targets().contains("\"lastError\":\"\""), prometheus);
        }
    }

    /** On a busy machine a page may come too late for an interval as short as this one. */
    private static void until(BooleanSupplier condition, ScrapingPrometheus prometheus) {
        Await.until(PATIENCE.multipliedBy(2), condition, () -> prometheus.targets() + prometheus.output());
    }
}

package org.labhub.itests.watching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.api.block.ConsumerSpec;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.channel.SlotConsumer;
import org.labhub.driver.scope.internal.ScopeInstrument;
import org.labhub.itests.hub.Await;
import org.labhub.itests.plugins.SineBench;

/** What goes wrong at a hub is seen, and named, by who asks for its health. Nobody has to log in. */
final class HealthTest {

    private static final Path REFERENCE = Path.of("../docs/reference/health.md");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private static Path base;

    private static SineBench bench;

    @BeforeAll
    static void start() throws IOException {
        bench = SineBench.with(base, "\"org.labhub.driver.scope~scope\": { \"faults\": [ \"disconnect\" ] }");
        bench.dropDriver();
        bench.drop(ScopeInstrument.class, "scope.jar");
        bench.awaitFrames(1);
        until(() -> ask("ready").statusCode() == 200);
    }

    @AfterAll
    static void end() {
        bench.close();
    }

    private static HttpResponse<String> ask(String tags) {
        HttpRequest request = HttpRequest.newBuilder(bench.hub.address("/health?tags=" + tags))
                .build();
        try {
            return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void until(java.util.function.BooleanSupplier condition) {
        Await.until(PATIENCE, condition, () -> ask("labhub").body());
    }

    private static void untilToldAs(int code, String tags, String words) {
        until(() -> {
            HttpResponse<String> answer = ask(tags);
            return answer.statusCode() == code && answer.body().contains(words);
        });
    }

    @Test
    void everyCheckStandsInTheReference() throws IOException {
        String reference = Files.readString(REFERENCE);
        List<String> checks = Pattern.compile("\"name\":\"([^\"]+)\"")
                .matcher(ask("labhub").body())
                .results()
                .map(found -> found.group(1))
                .toList();
        assertTrue(checks.size() >= 10, checks::toString);
        checks.forEach(check -> assertTrue(reference.contains("\n| " + check + " "), check));
    }

    @Test
    void aTagThatNobodyHasIsRefused() {
        assertEquals(400, ask("everything").statusCode());
    }

    @Test
    void anInstrumentThatIsUnpluggedIsNamed() {
        untilToldAs(503, "data", "scope is offline: the device");
    }

    @Test
    void aSecretThatOthersMayReadIsNamed() throws IOException {
        Path key = base.resolve("data/security/vault.key");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        try {
            untilToldAs(503, "ready", "chmod 600 " + key);
        } finally {
            Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void aConsumerThatLosesFramesIsNamed() {
        try (SlotConsumer slow = bench.blocks.attach(
                SineBench.CHANNEL, new ConsumerSpec("slowpoke", ReadPolicy.BEST_EFFORT, event -> {}))) {
            bench.awaitFrames(bench.committed(SineBench.CHANNEL) + 400);
            slow.poll(slot -> {}, 1);
            until(() -> ask("data").body().matches("(?s).*slowpoke \\(pid \\d+, ALIVE\\) of test.sine loses frames.*"));
        }
    }
}

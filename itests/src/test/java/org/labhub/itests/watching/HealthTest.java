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
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.api.block.BlockName;
import org.labhub.api.block.BlockSpec;
import org.labhub.api.block.ConsumerSpec;
import org.labhub.api.channel.ChannelSpec;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.channel.SlotConsumer;
import org.labhub.api.channel.SlotProducer;
import org.labhub.api.schema.Length;
import org.labhub.api.schema.Schema;
import org.labhub.api.schema.SchemaInfo;
import org.labhub.driver.scope.internal.ScopeInstrument;
import org.labhub.itests.hub.Await;
import org.labhub.itests.plugins.SineBench;
import org.labhub.schema.Schemas;

/** What goes wrong at a hub is seen, and named, by who asks for its health. Nobody has to log in. */
final class HealthTest {

    private static final Path REFERENCE = Path.of("../docs/reference/health.md");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private static Path base;

    private static SineBench bench;

    @BeforeAll
    static void start() throws IOException {
        bench = SineBench.within(base, 16, "\"org.labhub.driver.scope~scope\": { \"faults\": [ \"disconnect\" ] }");
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
        until(() -> checks().size() >= 10);
        checks().forEach(check -> assertTrue(reference.contains("\n| " + check + " "), check));
    }

    private static List<String> checks() {
        return Pattern.compile("\"name\":\"([^\"]+)\"")
                .matcher(ask("labhub").body())
                .results()
                .map(found -> found.group(1))
                .toList();
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
    void aKeyThatAgesIsNamed() throws IOException {
        Path key = base.resolve("data/security/vault.key");
        FileTime made = Files.getLastModifiedTime(key);
        Files.setLastModifiedTime(key, FileTime.from(Instant.now().minus(Duration.ofDays(500))));
        try {
            untilToldAs(200, "ready", "the vault's key is 500 days old. Renew it: bin/labhub vault --key-file");
        } finally {
            Files.setLastModifiedTime(key, made);
        }
    }

    /** First it stands still in the middle of a frame, then it is killed there. */
    @Test
    void aSlotThatIsStuckIsNamedWithItsHolder() throws IOException, InterruptedException {
        try (Claimer claimer = Claimer.of(base.resolve("blocks"), "test.stuck")) {
            claimer.signal("STOP");
            until(() -> line("test.stuck").matches("\"(WARN|CRITICAL)\",\"text\":\"test.stuck: .*STALLED.*"));
            claimer.signal("KILL");
            String dead = "\"CRITICAL\",\"text\":\"test.stuck: .*pid " + claimer.pid() + ", DEAD.*";
            until(() -> line("test.stuck").matches(dead));
        }
        bench.blocks.retire(new BlockName("test.stuck"));
    }

    /** What the check says of a block, with the status before it. */
    private static String line(String block) {
        return Pattern.compile("\"[A-Z]+\",\"text\":\"" + block + "[^}]*")
                .matcher(ask("data").body())
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElse("");
    }

    /** Sixteen of the sixteen MiB that all blocks may take. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    @Schema(id = "test.large", version = "1.0.0")
    record Large(@Length(1 << 15) double[] values) {}

    @Test
    void memoryThatFillsIsNamed() {
        SchemaInfo large = Schemas.frameTypes().of(Large.class).schema();
        BlockSpec spec = BlockSpec.of("test.filler", ChannelSpec.DEFAULT.withCapacity(64), large, "filler");
        try (SlotProducer filler = bench.blocks.create(spec)) {
            untilToldAs(
                    503, "live", " MiB of 16 MiB are left for all blocks together (limit.mib of org.labhub.shm). What");
            assertTrue(filler.epoch() > 0);
        } finally {
            bench.blocks.retire(new BlockName("test.filler"));
        }
        untilToldAs(200, "live", "\"text\":\"1");
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

package org.labhub.broker.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.labhub.api.block.BlockName;
import org.labhub.api.broker.ChannelOffer;
import org.labhub.api.broker.RegistrationRole;
import org.labhub.api.security.KeyRole;
import org.labhub.api.security.Uid;
import org.labhub.broker.protocol.Beating.Beat;
import org.labhub.broker.protocol.Beating.HeartbeatNotify;
import org.labhub.broker.protocol.Codec;
import org.labhub.broker.protocol.Consuming.ConsumerDeregReq;
import org.labhub.broker.protocol.Frames;
import org.labhub.broker.protocol.Looking;
import org.labhub.broker.protocol.MessageType;
import org.labhub.broker.protocol.Offering.DeregReq;
import org.labhub.broker.protocol.Session.PingReq;
import org.labhub.broker.protocol.Speaking.ChannelBroadcastReq;
import org.labhub.security.GuardedConnection;

/** Somebody with a trusted key who means ill, while a known client works. */
@Timeout(900)
@Tag("long")
class HostileMembersTest {

    private static final int FUZZED = Siege.DEEP ? 1_000_000 : 20_000;
    private static final int UNREAD = 60_000;

    private Siege siege;

    @BeforeEach
    void start() {
        siege = new Siege();
    }

    @AfterEach
    void end() {
        siege.close();
    }

    private Speaker speaker(String name, KeyRole role) {
        return new Speaker(siege.bench, siege.bench.trust(name, role)).hello();
    }

    private ChannelOffer offered(String channel) {
        ChannelOffer offer = Bench.offer(channel);
        siege.bench
                .client("maker", KeyRole.INSTRUMENT)
                .register(offer)
                .within(Bench.SOON)
                .live(Map::of);
        return offer;
    }

    @Test
    void whoeverNeverReadsCostsNothing() throws IOException {
        try (HandMade deaf = new HandMade(siege.bench, siege.bench.trust("deaf", KeyRole.CONSUMER), Map.of())) {
            byte[] body = Codec.encode(new Looking.MetricsReq());
            for (int i = 0; i < UNREAD; i++) {
                deaf.say(List.of(new byte[] {Frames.VERSION}, ascii("METRICS_REQ"), ascii("x-" + i), body));
            }
            siege.bench.await(() -> siege.counted("undelivered") > 0);
            siege.assertHeld();
            siege.assertHeapFlat();
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void fuzzedMessagesAreRefusedOrDropped() {
        Random random = new Random(13);
        List<byte[]> seeds = Arrays.stream(MessageType.values())
                .filter(type -> type.verb().isPresent())
                .map(type -> ascii(type.name()))
                .toList();
        try (Speaker fuzzer = speaker("fuzzer", KeyRole.ADMIN)) {
            for (int i = 1; i <= FUZZED; i++) {
                say(fuzzer, fuzzed(random, seeds, fuzzer.session() + "-" + i));
                if (i % 256 == 0) {
                    fuzzer.link();
                }
            }
            siege.assertHeld();
        }
        siege.assertHeapFlat();
    }

    /** Waits as long as the broker is behind, but not for one that takes nothing more. */
    private static void say(Speaker fuzzer, List<byte[]> frames) {
        long until = System.nanoTime() + Bench.SOON.toNanos();
        while (!fuzzer.say(frames)) {
            assertTrue(
                    fuzzer.link() != GuardedConnection.Link.DOWN && System.nanoTime() - until < 0,
                    "nothing more is taken of whoever sends nonsense");
        }
    }

    private static List<byte[]> fuzzed(Random random, List<byte[]> types, String correlation) {
        List<byte[]> frames = new ArrayList<>();
        frames.add(new byte[] {Frames.VERSION});
        frames.add(types.get(random.nextInt(types.size())));
        frames.add(ascii(correlation));
        frames.add(body(random));
        switch (random.nextInt(12)) {
            case 0 -> frames.remove(random.nextInt(frames.size()));
            case 1 -> frames.add(bytes(random, 100));
            case 2, 3 -> {
                int which = random.nextInt(frames.size());
                frames.set(which, mutated(random, frames.get(which)));
            }
            case 4 -> frames.set(random.nextInt(frames.size()), bytes(random, 300));
            default -> frames.set(3, mutated(random, frames.get(3)));
        }
        return frames;
    }

    private static final String[] FIELDS = {
        "channel",
        "uid",
        "name",
        "transport",
        "place",
        "instance",
        "replaces",
        "schema",
        "flex",
        "policy",
        "metadata",
        "registrations",
        "after",
        "text",
        "data",
        "id",
        "version",
        "hash",
        "event",
        "slot",
        "sequence",
        "detail",
        "pid",
        "host"
    };
    private static final String[] VALUES = {
        "\"demo.sine\"",
        "\"prod.a.00000000\"",
        "\"\"",
        "-1",
        "9223372036854775808",
        "1e400",
        "null",
        "[]",
        "{}",
        "true",
        "{\"id\":\"a\",\"version\":\"1.0.0\",\"hash\":\"\",\"text\":\"\"}",
        "[{\"uid\":1}]",
        "\"SHM\"",
        "\"\\ud800\"",
        "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]"
    };
    private static final String LONG = "\"" + "x".repeat(9000) + "\"";
    private static final int LONG_EVERY = 500;

    private static byte[] body(Random random) {
        StringBuilder body = new StringBuilder("{");
        int fields = random.nextInt(12);
        for (int i = 0; i < fields; i++) {
            body.append(i == 0 ? "" : ",")
                    .append('"')
                    .append(FIELDS[random.nextInt(FIELDS.length)])
                    .append("\":")
                    .append(random.nextInt(LONG_EVERY) == 0 ? LONG : VALUES[random.nextInt(VALUES.length)]);
        }
        return ascii(body.append('}').toString());
    }

    private static byte[] mutated(Random random, byte[] from) {
        byte[] changed = from.clone();
        for (int i = random.nextInt(4); i >= 0 && changed.length > 0; i--) {
            changed[random.nextInt(changed.length)] = (byte) random.nextInt();
        }
        return random.nextInt(4) == 0 ? Arrays.copyOf(changed, random.nextInt(changed.length + 1)) : changed;
    }

    private static byte[] bytes(Random random, int max) {
        byte[] bytes = new byte[random.nextInt(max)];
        random.nextBytes(bytes);
        return bytes;
    }

    @Test
    void aMessageOfEndlessFramesIsCutOff() throws IOException {
        byte[] frame = new byte[32 * 1024];
        try (HandMade endless = new HandMade(siege.bench, siege.bench.trust("endless", KeyRole.CONSUMER), Map.of())) {
            endless.say(List.of(new byte[1])); // who says no whole message for six seconds is shut out for that
            siege.bench.await(() -> siege.counted("malformed_frames") >= 1);
            for (int i = 0; i < 6_000; i++) {
                endless.say(frame, true);
            }
            siege.bench.await(Duration.ofMinutes(2), () -> siege.counted("rebuilds") >= 1);
            siege.assertHeapFlat();
        }
        siege.awaitAnswers(3);
    }

    @Test
    void aCommandThatIsSentTwiceIsDoneOnce() {
        try (Speaker speaker = speaker("again", KeyRole.OPERATOR)) {
            String correlation = speaker.next();
            assertEquals("PING_ACK", Speaker.code(speaker.ask(correlation, new PingReq())));
            assertEquals("REPLAYED", Speaker.code(speaker.ask(correlation, new PingReq())));
        }
        siege.assertHeld();
    }

    @Test
    void aCommandOfAnotherConnectionIsRefused() {
        try (Speaker one = speaker("one", KeyRole.OPERATOR);
                Speaker other = speaker("other", KeyRole.OPERATOR)) {
            assertEquals("REPLAYED", Speaker.code(other.ask(one.session() + "-1", new PingReq())));
        }
        siege.assertHeld();
    }

    @Test
    void aCommandWithoutASessionIsRefused() {
        try (Speaker fresh = new Speaker(siege.bench, siege.bench.trust("fresh", KeyRole.OPERATOR)).hello();
                Speaker bare = fresh.another()) {
            assertEquals("NO_SESSION", Speaker.code(bare.ask("x-1", new PingReq())));
        }
    }

    @Test
    void nobodyWithdrawsTheChannelOfAnother() {
        ChannelOffer offer = offered("demo.sine");
        try (Speaker thief = speaker("thief", KeyRole.INSTRUMENT)) {
            assertEquals(
                    "NAME_TAKEN",
                    thief.codeOf(new DeregReq("demo.sine", offer.uid().text(), false, "")));
            assertEquals("CHANNEL_ACK", thief.codeOf(new Looking.ChannelReq("demo.sine")));
        }
        siege.bench.await(() -> siege.bench.audited.stream().anyMatch(line -> line.startsWith("refused DEREG_REQ")));
        siege.assertHeld();
    }

    @Test
    void nobodySpeaksUnderTheUidOfAnother() {
        ChannelOffer offer = offered("demo.sine");
        try (Speaker mocker = speaker("mocker", KeyRole.OPERATOR)) {
            assertEquals(
                    "NOT_A_MEMBER",
                    mocker.codeOf(
                            new ChannelBroadcastReq("demo.sine", offer.uid().text(), "stop", "")));
            assertEquals(
                    "NAME_TAKEN",
                    mocker.codeOf(new ConsumerDeregReq("demo.sine", offer.uid().text())));
        }
        siege.assertHeld();
    }

    @Test
    void nobodyKeepsAChannelOfAnotherAlive() {
        ChannelOffer offer = offered("demo.sine");
        try (Speaker medium = speaker("medium", KeyRole.INSTRUMENT)) {
            long before = siege.counted("stray_heartbeats");
            medium.tell(new HeartbeatNotify(
                    List.of(new Beat(offer.uid().text(), "demo.sine", RegistrationRole.PRODUCER, Map.of()))));
            siege.bench.await(() -> siege.counted("stray_heartbeats") > before);
        }
        siege.assertHeld();
    }

    @Test
    void aUidOfAnotherCannotBeRegistered() {
        ChannelOffer offer = offered("demo.sine");
        Uid stolen = offer.uid();
        var client = siege.bench.client("thief", KeyRole.INSTRUMENT);
        var call = client.register(
                ChannelOffer.ofBlock(new BlockName("demo.other"), 1, Bench.SINE, offer.policy(), stolen, "thief"));
        assertEquals("NAME_TAKEN", Refusals.codeOf(() -> call.within(Bench.SOON)));
        siege.assertHeld();
    }
}

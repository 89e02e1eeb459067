package org.labhub.broker.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.labhub.api.block.BlockName;
import org.labhub.api.broker.BrokerAway;
import org.labhub.api.broker.BrokerEvent.ConsumerJoined;
import org.labhub.api.broker.ChannelOffer;
import org.labhub.api.broker.Connection.State;
import org.labhub.api.broker.ConsumerOffer;
import org.labhub.api.security.KeyRole;
import org.labhub.security.KeyPair;

/** What the client promises to those who call it, with a broker and without. */
@Timeout(60)
class ClientTest {

    private static final int THREADS = 8;
    private static final int CALLS = Boolean.getBoolean("labhub.deep") ? 2_000 : 100;

    private Bench bench;

    @BeforeEach
    void start() {
        bench = new Bench(Bench.SETTINGS);
    }

    @AfterEach
    void end() {
        bench.close();
    }

    @Test
    void manyThreadsGetEachItsOwnAnswer() throws Exception {
        var client = bench.client("busy", KeyRole.INSTRUMENT);
        Set<String> wrong = ConcurrentHashMap.newKeySet();
        List<Thread> threads = IntStream.range(0, THREADS)
                .mapToObj(i -> new Thread(() -> converse(client, "demo.c" + i, wrong)))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(Set.of(), wrong);
    }

    private static void converse(ZmqBrokerClient client, String channel, Set<String> wrong) {
        ChannelOffer offer = Bench.offer(channel);
        client.register(offer).within(Bench.SOON).live(Map::of);
        for (int i = 0; i < CALLS; i++) {
            if (!client.discover(channel, Bench.SOON).within(Bench.SOON).offer().equals(offer)) {
                wrong.add(channel);
            }
            client.voice().reportChecksum(channel, offer.uid(), 0, i, "");
        }
    }

    @Test
    void withoutABrokerACallWaitsUntilItsDeadlineAndSaysWhy() {
        String address = bench.broker().address();
        bench.stopBroker();
        try (ZmqBrokerClient client = ZmqBrokerClient.open(new ClientSettings(
                address, bench.brokerKeys().publicKey(), KeyPair.generate(), "alone", Duration.ofMillis(100)))) {
            assertThrows(BrokerAway.class, () -> client.counters().within(Duration.ofMillis(200)));
            assertThrows(
                    BrokerAway.class,
                    () -> client.register(Bench.offer("demo.sine")).within(Duration.ofMillis(200)));
            assertEquals(State.CONNECTING, client.connection().state());
        }
    }

    @Test
    void aCallThatWaitsForTheBrokerIsAnsweredWhenItComes() {
        String address = bench.broker().address();
        KeyPair keys = bench.trust("early", KeyRole.CONSUMER);
        bench.stopBroker();
        try (ZmqBrokerClient client = ZmqBrokerClient.open(
                new ClientSettings(address, bench.brokerKeys().publicKey(), keys, "early", Duration.ofSeconds(10)))) {
            var call = client.counters();
            bench.startBrokerAt(address);
            assertFalse(call.within(Bench.SOON).isEmpty());
        }
    }

    @Test
    void anUntrustedClientSaysThatItIsRefused() {
        var client = bench.client("nobody", KeyPair.generate());
        bench.await(() -> client.connection().state() == State.REFUSED);
    }

    @Test
    void whoeverMeetsAnotherBrokerThanHeKnowsIsNotConnected() {
        KeyPair mine = bench.trust("careful", KeyRole.CONSUMER);
        try (ZmqBrokerClient client = ZmqBrokerClient.open(new ClientSettings(
                bench.broker().address(), KeyPair.generate().publicKey(), mine, "careful", Duration.ofMillis(300)))) {
            assertThrows(BrokerAway.class, () -> client.counters().within(Duration.ofMillis(800)));
        }
    }

    @Test
    void closingItTwiceIsHarmless() {
        var client = bench.client("twice", KeyRole.CONSUMER);
        client.close();
        client.close();
        assertEquals(State.CLOSED, client.connection().state());
    }

    @Test
    void aClosedClientAnswersNobody() {
        var client = bench.client("closed", KeyRole.CONSUMER);
        client.close();
        assertThrows(BrokerAway.class, () -> client.counters().within(Duration.ofMillis(200)));
    }

    @Test
    void whatDoesNotFitAMessageIsRefusedByItsRule() {
        var client = bench.client("large", KeyRole.INSTRUMENT);
        ChannelOffer offer = Bench.offer("demo.sine");
        ChannelOffer large = new ChannelOffer(
                new BlockName("demo.sine"),
                offer.transport(),
                "place",
                1,
                0,
                offer.schema(),
                offer.flex(),
                offer.policy(),
                offer.uid(),
                "maker",
                Map.of("note", "x".repeat(1025)));
        assertTrue(String.valueOf(assertThrows(IllegalArgumentException.class, () -> client.register(large))
                        .getMessage())
                .contains("metadata"));
    }

    @Test
    void listenersAreToldInOrderAndNeverOnTheSocketsThread() {
        var maker = bench.client("maker", KeyRole.INSTRUMENT);
        Heard heard = Heard.by(maker);
        maker.register(Bench.offer("demo.sine")).within(Bench.SOON).live(Map::of);
        var reader = bench.client("reader", KeyRole.CONSUMER);
        List<String> joined = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            ConsumerOffer offer = Bench.reader("demo.sine");
            joined.add(offer.uid().text());
            reader.attach(offer).within(Bench.SOON);
        }
        bench.await(() -> joined(heard).size() == 50);
        assertEquals(joined, joined(heard));
        assertFalse(heard.threads.contains("labhub broker client"));
    }

    private static List<String> joined(Heard heard) {
        return heard.events.stream()
                .filter(ConsumerJoined.class::isInstance)
                .map(event -> ((ConsumerJoined) event).uid())
                .toList();
    }

    @Test
    void aListenerThatThrowsIsToldTheNextThingToo() {
        var maker = bench.client("maker", KeyRole.INSTRUMENT);
        maker.listen(event -> {
            throw new IllegalStateException("on purpose");
        });
        Heard heard = Heard.by(maker);
        maker.register(Bench.offer("demo.sine")).within(Bench.SOON).live(Map::of);
        bench.client("reader", KeyRole.CONSUMER)
                .attach(Bench.reader("demo.sine"))
                .within(Bench.SOON);
        bench.await(() -> joined(heard).size() == 1);
    }

    @Test
    void anAnswerCanBeHadWithoutWaiting() throws Exception {
        CompletableFuture<Map<String, Long>> counters = bench.client("asynchronous", KeyRole.CONSUMER)
                .counters()
                .stage()
                .toCompletableFuture();
        assertFalse(counters.get(30, TimeUnit.SECONDS).isEmpty());
    }
}

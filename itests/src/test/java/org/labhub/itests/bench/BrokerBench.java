package org.labhub.itests.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import org.labhub.api.block.BlockName;
import org.labhub.api.broker.ChannelOffer;
import org.labhub.api.broker.SchemaTag;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.security.HubIdentity;
import org.labhub.api.security.KeyRole;
import org.labhub.api.security.PublicKey;
import org.labhub.api.security.Trust;
import org.labhub.api.security.TrustedKey;
import org.labhub.api.security.Uid;
import org.labhub.broker.Broker;
import org.labhub.broker.BrokerParts;
import org.labhub.broker.BrokerSettings;
import org.labhub.broker.client.ClientSettings;
import org.labhub.broker.client.ZmqBrokerClient;
import org.labhub.schema.Schemas;
import org.labhub.security.KeyPair;

/**
 * The broker beside the least that could answer at all, a bare CURVE echo: one request after the other, and many on their
 * way at once. Then how long a channel is looked for among many, and by many.
 */
public final class BrokerBench {

    private static final int WARM = 3_000;
    private static final int REQUESTS = 10_000;
    private static final int ON_THEIR_WAY = 100;
    private static final int ROUNDS = 5;
    private static final int CLIENTS = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KeyPair brokerKeys = KeyPair.generate();
    private final KeyPair mine = KeyPair.generate();

    private BrokerBench() {}

    /** Prints all of it. */
    public static void main(String[] args) throws Exception {
        new BrokerBench().run();
        System.exit(0);
    }

    private void run() throws Exception {
        try (Broker broker = broker();
                ZmqBrokerClient maker = client(broker)) {
            requests(broker);
            int there = 0;
            for (int channels : List.of(1, 100, 1_000)) {
                there = offer(maker, there, channels);
                System.out.printf("discovery among %5d channels: %s%n", channels, discovery(maker, channels));
            }
            System.out.printf("discovery by %d clients at once: %s%n", CLIENTS, together(broker));
        }
    }

    private Broker broker() {
        TrustedKey only = new TrustedKey("bench", mine.publicKey(), KeyRole.ADMIN);
        return Broker.start(new BrokerParts(
                BrokerSettings.DEFAULT.boundTo("tcp://127.0.0.1:*"),
                new HubIdentity(new Uid("hub.bench.00000001"), "bench"),
                () -> brokerKeys,
                new Only(only),
                (actor, event, detail) -> {},
                Schemas.registry(Path.of("no-schemas")),
                Schemas.parser()));
    }

    private ZmqBrokerClient client(Broker broker) {
        return ZmqBrokerClient.open(
                new ClientSettings(broker.address(), brokerKeys.publicKey(), mine, "bench", PATIENCE));
    }

    /** By turns, so that whatever else the machine does meets both. */
    private void requests(Broker broker) throws Exception {
        double[] ratios = new double[ROUNDS];
        double[] rates = new double[ROUNDS];
        try (BareEcho echo = new BareEcho();
                Asking bare = Asking.bare(echo.address(), echo.publicKey());
                Asking asking = Asking.broker(broker.address(), brokerKeys.publicKey(), mine)) {
            bare.oneByOne(WARM);
            asking.oneByOne(WARM);
            for (int round = 0; round < ROUNDS; round++) {
                double floor = bare.oneByOne(REQUESTS);
                double ours = asking.oneByOne(REQUESTS);
                ratios[round] = ours / floor;
                double most = bare.atOnce(REQUESTS, ON_THEIR_WAY);
                double our = asking.atOnce(REQUESTS, ON_THEIR_WAY);
                rates[round] = our / most;
                System.out.printf(
                        "request p50: broker %.1f µs, bare echo %.1f µs; pipelined: broker %.0f/s, bare echo %.0f/s%n",
                        ours, floor, our, most);
            }
        }
        System.out.printf("P8: p50 %.2f x the bare echo, pipelined %.2f x%n", median(ratios), median(rates));
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static int offer(ZmqBrokerClient maker, int from, int to) {
        for (int i = from; i < to; i++) {
            maker.register(ChannelOffer.ofBlock(
                            new BlockName("bench.c" + i),
                            i + 1L,
                            SchemaTag.NONE,
                            ReadPolicy.BEST_EFFORT,
                            Uid.fresh(Uid.Kind.PROD, "c" + i, RandomGenerator.getDefault()),
                            "bench"))
                    .within(PATIENCE)
                    .live(Map::of);
        }
        return to;
    }

    private static String discovery(ZmqBrokerClient client, int channels) {
        double[] micros = new double[2_000];
        for (int i = 0; i < micros.length; i++) {
            long start = System.nanoTime();
            client.discover("bench.c" + i % channels, PATIENCE).within(PATIENCE);
            micros[i] = (System.nanoTime() - start) / 1e3;
        }
        return words(micros);
    }

    private static String words(double[] micros) {
        Arrays.sort(micros);
        return "p50 %.0f µs, p99 %.0f µs".formatted(micros[micros.length / 2], micros[micros.length * 99 / 100]);
    }

    private String together(Broker broker) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        List<Callable<double[]>> all = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            all.add(() -> one(broker));
        }
        List<Double> micros = new ArrayList<>();
        for (Future<double[]> done : threads.invokeAll(all)) {
            Arrays.stream(done.get()).forEach(micros::add);
        }
        threads.shutdown();
        return words(micros.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private double[] one(Broker broker) {
        try (ZmqBrokerClient client = client(broker)) {
            client.counters().within(PATIENCE);
            double[] micros = new double[50];
            for (int i = 0; i < micros.length; i++) {
                long start = System.nanoTime();
                client.discover("bench.c" + i, PATIENCE).within(PATIENCE);
                micros[i] = (System.nanoTime() - start) / 1e3;
            }
            return micros;
        }
    }

    private record Only(TrustedKey entry) implements Trust {

        @Override
        public Optional<TrustedKey> of(PublicKey key) {
            return Optional.of(entry).filter(known -> known.key().equals(key));
        }

        @Override
        public List<TrustedKey> list() {
            return List.of(entry);
        }

        @Override
        public void trust(TrustedKey more) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean revoke(String name) {
            throw new UnsupportedOperationException();
        }
    }
}

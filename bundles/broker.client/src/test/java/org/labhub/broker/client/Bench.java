package org.labhub.broker.client;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.labhub.api.block.BlockName;
import org.labhub.api.broker.ChannelOffer;
import org.labhub.api.broker.ConsumerOffer;
import org.labhub.api.broker.SchemaTag;
import org.labhub.api.broker.Transport;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.schema.Schema;
import org.labhub.api.schema.SchemaRegistry;
import org.labhub.api.schema.SchemaVersion;
import org.labhub.api.security.HubIdentity;
import org.labhub.api.security.KeyRole;
import org.labhub.api.security.PublicKey;
import org.labhub.api.security.Trust;
import org.labhub.api.security.TrustedKey;
import org.labhub.api.security.Uid;
import org.labhub.broker.Broker;
import org.labhub.broker.BrokerParts;
import org.labhub.broker.BrokerSettings;
import org.labhub.schema.Schemas;
import org.labhub.security.KeyPair;

/** A real broker with real keys, and as many real clients as a test wants; closes them all. */
final class Bench implements AutoCloseable {

    private static final int AUDITED = 1_000;

    static final Duration SOON = Duration.ofSeconds(30);
    static final BrokerSettings SETTINGS = BrokerSettings.DEFAULT.boundTo("tcp://127.0.0.1:*");
    /** Hears each sign of life soon, and waits long for it. */
    static final BrokerSettings PATIENT =
            SETTINGS.judging(Duration.ofMillis(50), Duration.ofMinutes(1), Duration.ofMinutes(1));

    static final BrokerSettings HASTY =
            SETTINGS.judging(Duration.ofMillis(50), Duration.ofMillis(1200), Duration.ofMillis(600));

    @Schema(id = "lab.sine", version = "1.0.0")
    private record Sine(double volts) {}

    @Schema(id = "lab.cosine", version = "1.0.0")
    private record Cosine(float volts) {}

    static final SchemaTag SINE = tag(Sine.class);
    static final SchemaTag COSINE = tag(Cosine.class);

    final Map<PublicKey, TrustedKey> trusted = new ConcurrentHashMap<>();
    volatile CountDownLatch disk = new CountDownLatch(0);
    final Deque<String> audited = new LinkedBlockingDeque<>(AUDITED);
    final SchemaRegistry schemas = Schemas.registry(Path.of("target/no-schemas"));
    private final KeyPair keys = KeyPair.generate();
    private final Deque<Runnable> open = new ArrayDeque<>();
    private final BrokerSettings settings;
    private Broker broker;

    Bench(BrokerSettings settings) {
        this.settings = settings;
        this.broker = start(settings);
    }

    private static SchemaTag tag(Class<? extends Record> frame) {
        return SchemaTag.of(Schemas.frameTypes().of(frame).schema());
    }

    private Broker start(BrokerSettings how) {
        HubIdentity hub = new HubIdentity(new Uid("hub.bench.00000001"), "bench");
        return Broker.start(new BrokerParts(
                how,
                hub,
                () -> keys,
                new Listed(trusted),
                (actor, event, detail) -> write(event + ": " + detail),
                schemas,
                Schemas.parser()));
    }

    /** As slowly as a test wants it; keeps the last lines. */
    private void write(String line) {
        try {
            disk.await();
            while (!audited.offer(line)) {
                audited.poll();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    record Listed(Map<PublicKey, TrustedKey> keys) implements Trust {

        @Override
        public Optional<TrustedKey> of(PublicKey key) {
            return Optional.ofNullable(keys.get(key));
        }

        @Override
        public List<TrustedKey> list() {
            return List.copyOf(keys.values());
        }

        @Override
        public void trust(TrustedKey entry) {
            keys.put(entry.key(), entry);
        }

        @Override
        public boolean revoke(String name) {
            return keys.values().removeIf(entry -> entry.name().equals(name));
        }
    }

    Broker broker() {
        return broker;
    }

    KeyPair brokerKeys() {
        return keys;
    }

    KeyPair trust(String name, KeyRole role) {
        KeyPair pair = KeyPair.generate();
        trusted.put(pair.publicKey(), new TrustedKey(name, pair.publicKey(), role));
        return pair;
    }

    ZmqBrokerClient client(String name, KeyRole role) {
        return client(name, trust(name, role));
    }

    ZmqBrokerClient client(String name, KeyPair mine) {
        ZmqBrokerClient client = openClient(name, mine);
        open.push(client::close);
        return client;
    }

    /** One that the test closes itself. */
    ZmqBrokerClient openClient(String name, KeyPair mine) {
        return ZmqBrokerClient.open(settings(name, mine));
    }

    /** By which somebody finds this broker. */
    ClientSettings settings(String name, KeyPair mine) {
        return new ClientSettings(broker.address(), keys.publicKey(), mine, name, Duration.ofSeconds(5));
    }

    void stopBroker() {
        broker.close();
    }

    void restartBroker() {
        String address = broker.address();
        broker.close();
        broker = start(settings.boundTo(address));
    }

    void startBrokerAt(String address) {
        broker = start(settings.boundTo(address));
    }

    static ChannelOffer offer(String channel) {
        return ChannelOffer.ofBlock(
                new BlockName(channel), 1, SINE, ReadPolicy.SYNC_READER, uid(Uid.Kind.PROD, channel), "maker");
    }

    static ConsumerOffer reader(String channel) {
        return new ConsumerOffer(
                new BlockName(channel),
                Transport.SHM,
                SINE,
                ReadPolicy.BEST_EFFORT,
                uid(Uid.Kind.CONS, channel),
                "reader");
    }

    static SchemaVersion version(String text) {
        return SchemaVersion.parse(text);
    }

    /** Waits until it is so. */
    void await(BooleanSupplier condition) {
        await(SOON, condition);
    }

    void await(Duration patience, BooleanSupplier condition) {
        long until = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - until > 0) {
                throw new AssertionError("not within " + patience + "; the broker counts " + broker.counters());
            }
            LockSupport.parkNanos(5_000_000);
        }
    }

    static Uid uid(Uid.Kind kind, String name) {
        return Uid.fresh(kind, name, RandomGenerator.getDefault());
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            open.pop().run();
        }
        broker.close();
    }
}

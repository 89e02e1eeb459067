package org.labhub.broker;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.labhub.api.security.KeyRole;
import org.labhub.api.security.PublicKey;
import org.labhub.api.security.Trust;
import org.labhub.api.security.TrustedKey;
import org.labhub.broker.internal.desk.Counters.Counter;
import org.labhub.broker.internal.desk.LaterAudit;
import org.labhub.broker.internal.desk.Office;
import org.labhub.broker.internal.pulse.Pulse;
import org.labhub.broker.internal.registry.Citations;
import org.labhub.broker.protocol.Frames;
import org.labhub.security.GuardedServer;
import org.labhub.security.KeyPair;
import org.labhub.security.ServerSpec;
import org.labhub.security.Sockets;

/**
 * Knows who offers which channel, who reads it, and who died. One thread owns all of it; its sockets are replaced when they
 * are no longer sound, and what is registered survives that.
 */
public final class Broker implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Broker.class.getName());
    private static final int QUEUED = 1_000;
    private static final long TICK_MILLIS = 50;
    private static final long PULSE_MILLIS = 1_000;
    private static final Duration START = Duration.ofSeconds(10);

    private final BrokerSettings settings;
    private final Supplier<KeyPair> keys;
    private final Trust trust;
    private final Consumer<Broker> told;
    private final LaterAudit audit;
    private final Office office;
    private final ConcurrentLinkedQueue<Runnable> errands = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<String> bound = new CompletableFuture<>();
    private final Thread thread;
    private volatile Runnable alarm = () -> {};
    private volatile boolean stopping;
    private volatile boolean rebuild;
    private volatile KeyPair current;
    private volatile String obstacle = "it did not start in time";
    private boolean complained;

    private Broker(BrokerParts parts, Consumer<Broker> told) {
        this.settings = parts.settings();
        this.keys = parts.keys();
        this.current = keys.get();
        this.trust = parts.trust();
        this.told = told;
        this.audit = new LaterAudit(parts.audit());
        this.office = new Office(
                settings,
                parts.hub(),
                this::trusted,
                audit,
                new Citations(parts.schemas(), parts.parser()),
                System::nanoTime);
        this.thread = new Thread(this::run, "labhub broker");
        thread.setDaemon(true);
    }

    /**
     * Starts, and returns when it listens.
     *
     * @param parts what it needs
     * @return listening
     */
    public static Broker start(BrokerParts parts) {
        return start(parts, listening -> {});
    }

    /**
     * Starts, and returns when it listens.
     *
     * @param parts what it needs
     * @param told called by the broker's thread each time that it listens, also after its key was rotated
     * @return listening
     */
    public static Broker start(BrokerParts parts, Consumer<Broker> told) {
        Broker broker = begin(parts, told);
        try {
            broker.bound.get(START.toMillis(), TimeUnit.MILLISECONDS);
            return broker;
        } catch (ExecutionException | TimeoutException e) {
            broker.close();
            throw new IllegalStateException(
                    "the broker cannot listen on " + parts.settings().bind() + ": " + broker.obstacle, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            broker.close();
            throw new IllegalStateException("interrupted while the broker started", e);
        }
    }

    /**
     * Starts, and tries again each second as long as it cannot listen.
     *
     * @param parts what it needs
     * @param told called by the broker's thread each time that it listens, also after its key was rotated
     * @return starting
     */
    public static Broker begin(BrokerParts parts, Consumer<Broker> told) {
        Broker broker = new Broker(parts, told);
        broker.thread.start();
        return broker;
    }

    /** The broker's own key is trusted by itself: its pulse comes in with it. */
    private Optional<TrustedKey> trusted(PublicKey key) {
        return key.equals(current.publicKey())
                ? Optional.of(new TrustedKey("broker", key, KeyRole.CONSUMER))
                : trust.of(key);
    }

    /**
     * Where clients connect to.
     *
     * @return the advertised address, else the bound one, else the one that it wants to bind
     */
    public String address() {
        return settings.advertised().isEmpty() ? bound.getNow(settings.bind()) : settings.advertised();
    }

    /**
     * By which clients know it.
     *
     * @return its public key
     */
    public PublicKey publicKey() {
        return current.publicKey();
    }

    /**
     * What it counts of itself.
     *
     * @return by name
     */
    public Map<String, Long> counters() {
        return office.counters().all();
    }

    /**
     * Closes a channel at an operator's wish, and tells whom it concerns.
     *
     * @param channel its name
     * @return false when there is none
     */
    public boolean closeChannel(String channel) {
        return ask(desk -> desk.close(channel));
    }

    private <T> T ask(Function<Office, T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        errands.add(() -> answer.complete(question.apply(office)));
        alarm.run();
        try {
            return answer.get(START.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the broker does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the broker was asked", e);
        }
    }

    /** Replaces the sockets: nobody got through for some time. */
    public void rebuildSockets() {
        rebuild = true;
        alarm.run();
    }

    private void run() {
        String address = settings.bind();
        while (!stopping) {
            try (GuardedServer server = open(address)) {
                address = server.address();
                listens(address);
                serveWithPulse(server, address);
            } catch (RuntimeException e) {
                failed(e);
            }
        }
    }

    private GuardedServer open(String address) {
        current = keys.get();
        GuardedServer server = Sockets.serve(
                new ServerSpec("labhub broker", address, current, Frames.MAX_BODY, QUEUED), this::trusted);
        alarm = server::wake;
        rebuild = false;
        office.moveTo(server);
        return server;
    }

    private void listens(String address) {
        bound.complete(address);
        complained = false;
        LOG.log(Level.INFO, "the broker listens on {0}, its public key is {1}", address, current.publicKey());
        told.accept(this);
    }

    private void failed(RuntimeException e) {
        obstacle = String.valueOf(e.getMessage());
        office.counters().count(Counter.FAILURES);
        if (!stopping && !complained) {
            complained = true;
            LOG.log(Level.WARNING, "the broker cannot listen on {0} ({1}) and tries again", settings.bind(), obstacle);
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(bound.isDone() ? 200 : 1_000));
    }

    private void serveWithPulse(GuardedServer server, String address) {
        KeyPair own = current;
        try (Pulse pulse = new Pulse(
                () -> Sockets.connect("labhub broker pulse", address, own.publicKey(), own, Frames.MAX_BODY),
                PULSE_MILLIS,
                this::rebuildSockets)) {
            serve(server);
            pulse.end();
        }
    }

    private void serve(GuardedServer server) {
        long lastSweep = System.nanoTime();
        while (!stopping && !rebuild && server.isSound()) {
            server.receive(TICK_MILLIS).ifPresent(office::take);
            for (Runnable errand = errands.poll(); errand != null; errand = errands.poll()) {
                errand.run();
            }
            long now = System.nanoTime();
            if (now - lastSweep > TimeUnit.MILLISECONDS.toNanos(TICK_MILLIS)) {
                lastSweep = now;
                office.sweep();
                rebuild |= !keys.get().publicKey().equals(current.publicKey());
            }
        }
        office.counters().add(Counter.UNTRUSTED, server.refusals());
        if (!stopping) {
            office.counters().count(Counter.REBUILDS);
            LOG.log(Level.WARNING, "the broker replaces its sockets");
        }
    }

    @Override
    public void close() {
        stopping = true;
        alarm.run();
        LockSupport.unpark(thread);
        try {
            thread.join(START.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        audit.close();
    }
}

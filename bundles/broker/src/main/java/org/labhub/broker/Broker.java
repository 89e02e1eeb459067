package org.labhub.broker;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.labhub.api.security.Audit;
import org.labhub.api.security.HubIdentity;
import org.labhub.api.security.PublicKey;
import org.labhub.api.security.Trust;
import org.labhub.broker.internal.desk.Counters.Counter;
import org.labhub.broker.internal.desk.Office;
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
    private static final Duration START = Duration.ofSeconds(10);

    private final BrokerSettings settings;
    private final KeyPair keys;
    private final Trust trust;
    private final Office office;
    private final ConcurrentLinkedQueue<Runnable> errands = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<String> bound = new CompletableFuture<>();
    private final Thread thread;
    private volatile Runnable alarm = () -> {};
    private volatile boolean stopping;
    private volatile boolean rebuild;

    private Broker(BrokerSettings settings, HubIdentity hub, KeyPair keys, Trust trust, Audit audit) {
        this.settings = settings;
        this.keys = keys;
        this.trust = trust;
        this.office = new Office(settings, hub, trust, audit, System::nanoTime);
        this.thread = new Thread(this::run, "labhub broker");
        thread.setDaemon(true);
    }

    /**
     * Starts, and returns when it listens.
     *
     * @param settings how it behaves
     * @param hub whose broker it is
     * @param keys its own
     * @param trust whose keys are trusted
     * @param audit takes refusals
     * @return listening
     */
    public static Broker start(BrokerSettings settings, HubIdentity hub, KeyPair keys, Trust trust, Audit audit) {
        Broker broker = new Broker(settings, hub, keys, trust, audit);
        broker.thread.start();
        try {
            String address = broker.bound.get(START.toMillis(), TimeUnit.MILLISECONDS);
            LOG.log(Level.INFO, "the broker of {0} listens on {1}, key {2}", hub.uid(), address, keys.publicKey());
            return broker;
        } catch (ExecutionException | TimeoutException e) {
            broker.close();
            throw new IllegalStateException("the broker cannot listen on " + settings.bind() + ": " + cause(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            broker.close();
            throw new IllegalStateException("interrupted while the broker started", e);
        }
    }

    private static String cause(Exception e) {
        return e.getCause() == null
                ? "it did not start in time"
                : String.valueOf(e.getCause().getMessage());
    }

    /**
     * Where clients connect to.
     *
     * @return the advertised address, else the bound one
     */
    public String address() {
        return settings.advertised().isEmpty() ? bound.join() : settings.advertised();
    }

    /**
     * By which clients know it.
     *
     * @return its public key
     */
    public PublicKey publicKey() {
        return keys.publicKey();
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
                bound.complete(address);
                serve(server);
            } catch (RuntimeException e) {
                failed(e);
            }
        }
    }

    private GuardedServer open(String address) {
        GuardedServer server =
                Sockets.serve(new ServerSpec("labhub broker", address, keys, Frames.MAX_BODY, QUEUED), trust::of);
        alarm = server::wake;
        rebuild = false;
        office.moveTo(server);
        return server;
    }

    private void failed(RuntimeException e) {
        if (!bound.isDone()) {
            stopping = true;
            bound.completeExceptionally(e);
        } else if (!stopping) {
            office.counters().count(Counter.FAILURES);
            LOG.log(Level.WARNING, "the broker's sockets failed and are replaced: {0}", e.toString());
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
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
        try {
            thread.join(START.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

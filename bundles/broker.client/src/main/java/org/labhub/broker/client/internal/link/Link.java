package org.labhub.broker.client.internal.link;

import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.labhub.api.broker.Connection;
import org.labhub.api.broker.Connection.State;
import org.labhub.broker.client.ClientSettings;
import org.labhub.broker.protocol.Frames;
import org.labhub.broker.protocol.Message;
import org.labhub.broker.protocol.Session.HelloAck;
import org.labhub.security.GuardedConnection;
import org.labhub.security.Sockets;

/**
 * The one thread that talks to the broker. It connects, keeps the connection as long as the broker answers, says when it is
 * lost, and tries again with growing pauses. Whatever others want from it they put down as an errand.
 */
public final class Link implements AutoCloseable {

    private static final Logger LOG = System.getLogger("org.labhub.broker.client");
    private static final long TICK_MILLIS = 50;

    private record Delayed(long at, Runnable errand) {}

    private final Supplier<ClientSettings> settings;
    private final Correspondent correspondent;
    private final Asks asks = new Asks();
    private final ConcurrentLinkedQueue<Runnable> errands = new ConcurrentLinkedQueue<>();
    private final PriorityQueue<Delayed> delayed = new PriorityQueue<>(Comparator.comparingLong(Delayed::at));
    private final Pauses pauses = new Pauses(RandomGenerator.getDefault());
    private final Thread thread;
    private Optional<Conversation> conversation = Optional.empty();
    private volatile Runnable alarm = () -> {};
    private volatile Connection connection;
    private volatile boolean closing;
    private volatile String address = "";

    /**
     * Does nothing yet.
     *
     * @param settings where the broker is; asked again before each connection
     * @param correspondent told what happens
     */
    public Link(Supplier<ClientSettings> settings, Correspondent correspondent) {
        this.settings = settings;
        this.correspondent = correspondent;
        this.connection = new Connection(State.CONNECTING, Instant.now(), "", "not tried yet");
        this.thread = new Thread(this::run, "labhub broker client");
        thread.setDaemon(true);
    }

    /** Begins to connect. */
    public void start() {
        thread.start();
    }

    /**
     * How it stands.
     *
     * @return from any thread
     */
    public Connection connection() {
        return connection;
    }

    /**
     * Has something done on this thread.
     *
     * @param errand must not block
     */
    public void run(Runnable errand) {
        errands.add(errand);
        alarm.run();
    }

    /**
     * Has something done on this thread, some time later. Only from this thread.
     *
     * @param millis how much later
     * @param errand must not block
     */
    public void runLater(long millis, Runnable errand) {
        delayed.add(new Delayed(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis), errand));
    }

    /**
     * Sends a request, as soon as there is a session. Only from this thread.
     *
     * @param ask the request
     */
    public void send(Ask ask) {
        if (conversation.filter(Conversation::hasBegun).isPresent()) {
            conversation.orElseThrow().request(ask);
        } else {
            asks.later(ask);
        }
    }

    /**
     * Sends a notice, if there is a session. Only from this thread.
     *
     * @param notice of a type that is never answered
     */
    public void send(Message notice) {
        conversation.filter(Conversation::hasBegun).ifPresent(open -> open.notice(notice));
    }

    /**
     * Says how it stands, if that is new. Only from this thread.
     *
     * @param state now
     * @param detail why
     */
    public void become(State state, String detail) {
        if (connection.state() != state) {
            connection = new Connection(state, Instant.now(), address, detail);
            LOG.log(state == State.REFUSED ? Level.WARNING : Level.INFO, "broker {0}: {1} {2}", address, state, detail);
            correspondent.changed(connection);
        }
    }

    private void run() {
        while (!closing) {
            try {
                String end = converse();
                endOf(end);
            } catch (UncheckedIOException e) {
                endOf(String.valueOf(e.getMessage())); // nobody knows yet where the broker is
            } catch (RuntimeException | AssertionError e) { // JeroMQ asserts that no pipe ends within a message; it may
                LOG.log(Level.ERROR, "the connection to the broker failed and is made again", e);
                endOf(e.toString());
            }
        }
        become(State.CLOSED, "");
        asks.lost("closed");
        asks.takeUnsent().forEach(asks::later);
        asks.reap(Long.MAX_VALUE / 2 + System.nanoTime() / 2, "CLOSED");
    }

    private void endOf(String why) {
        conversation = Optional.empty();
        asks.lost("the connection was lost: " + why);
        if (!closing) {
            become(why.startsWith(Conversation.REFUSAL) ? State.REFUSED : State.CONNECTING, why);
            rest(pauses.nextMillis());
        }
    }

    private void rest(long millis) {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (!closing && System.nanoTime() - until < 0) {
            work();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    /** Until the connection ends; returns why. */
    private String converse() {
        ClientSettings now = settings.get();
        address = now.address();
        try (GuardedConnection socket =
                Sockets.connect("labhub broker client", address, now.broker(), now.mine(), Frames.MAX_BODY)) {
            alarm = socket::wake;
            Conversation open =
                    new Conversation(socket, now, asks, new Hooks(), pauses.greetingMillis(), System::nanoTime);
            conversation = Optional.of(open);
            Optional<String> end = Optional.empty();
            while (!closing && end.isEmpty()) {
                open.receive(TICK_MILLIS);
                work();
                end = open.attend();
            }
            return end.orElse("closed");
        }
    }

    private final class Hooks implements Conversation.Events {

        @Override
        public void begun(HelloAck hello) {
            pauses.reset();
            become(State.REGISTERING, "");
            correspondent.begun(hello);
            List<Ask> waiting = asks.takeUnsent();
            waiting.forEach(Link.this::send);
        }

        @Override
        public void beat() {
            correspondent.beat();
        }

        @Override
        public void told(Message notice) {
            correspondent.told(notice);
        }
    }

    private void work() {
        for (Runnable errand = errands.poll(); errand != null; errand = errands.poll()) {
            attempt(errand);
        }
        long now = System.nanoTime();
        while (!delayed.isEmpty() && delayed.element().at() - now <= 0) {
            attempt(delayed.remove().errand());
        }
        asks.reap(now, connection.state() + " " + connection.detail());
    }

    private static void attempt(Runnable errand) {
        try {
            errand.run();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "an errand of the broker client failed", e);
        }
    }

    @Override
    public void close() {
        closing = true;
        alarm.run();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package org.labhub.broker.internal.pulse;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.labhub.broker.protocol.Codec;
import org.labhub.broker.protocol.Frames;
import org.labhub.broker.protocol.MalformedMessage;
import org.labhub.broker.protocol.Message;
import org.labhub.broker.protocol.MessageType;
import org.labhub.broker.protocol.Session;
import org.labhub.broker.protocol.Session.HelloAck;
import org.labhub.security.GuardedConnection;

/**
 * Asks the broker each second whether it is there, over a real connection. After three misses somebody has broken its
 * sockets in a way that nobody foresaw, and they are replaced.
 */
public final class Pulse implements AutoCloseable {

    private static final int MISSES = 3;
    private static final int LOOK_MILLIS = 20;
    private static final String HELLO = "pulse";

    private final Supplier<GuardedConnection> connector;
    private final Runnable remedy;
    private final long intervalMillis;
    private final LongSupplier clock;
    private final Thread thread;
    private volatile boolean closing;
    private long number;

    /**
     * Begins to ask.
     *
     * @param connector makes a connection to the broker
     * @param intervalMillis between two questions
     * @param remedy called after three misses
     */
    public Pulse(Supplier<GuardedConnection> connector, long intervalMillis, Runnable remedy) {
        this(connector, intervalMillis, remedy, System::nanoTime);
    }

    Pulse(Supplier<GuardedConnection> connector, long intervalMillis, Runnable remedy, LongSupplier clock) {
        this.clock = clock;
        this.connector = connector;
        this.intervalMillis = intervalMillis;
        this.remedy = remedy;
        this.thread = new Thread(this::run, "labhub broker pulse");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        int missed = 0;
        while (!closing) {
            missed = converse() ? 0 : missed + 1;
            if (missed >= MISSES && !closing) {
                missed = 0;
                remedy.run();
            }
        }
    }

    /** Until an answer stays away; whether there was any. */
    private boolean converse() {
        try (GuardedConnection connection = connector.get()) {
            Message hello =
                    new Session.HelloReq("pulse", ProcessHandle.current().pid(), "");
            Optional<Message> answer = ask(connection, HELLO, hello);
            if (answer.isEmpty() || !(answer.orElseThrow() instanceof HelloAck ack)) {
                return false;
            }
            number = 0;
            while (!closing && ping(connection, ack.session())) {
                rest();
            }
            return true;
        } catch (RuntimeException e) {
            rest();
            return false;
        }
    }

    private boolean ping(GuardedConnection connection, String session) {
        number++;
        return ask(connection, session + "-" + number, new Session.PingReq())
                .filter(Session.PingAck.class::isInstance)
                .isPresent();
    }

    private Optional<Message> ask(GuardedConnection connection, String correlation, Message request) {
        long until = clock.getAsLong() + TimeUnit.MILLISECONDS.toNanos(intervalMillis);
        connection.send(Frames.of(correlation, request));
        for (long look = 0; !closing && isWorthIt(look, until); look++) {
            Optional<Message> answer = connection.receive(LOOK_MILLIS).flatMap(frames -> answer(frames, correlation));
            if (answer.isPresent()) {
                return answer;
            }
        }
        return Optional.empty();
    }

    /** Where this thread came late itself, since the machine was busy or stood still, the broker is given as many looks all the same. */
    private boolean isWorthIt(long look, long until) {
        return look < intervalMillis / LOOK_MILLIS || clock.getAsLong() - until < 0;
    }

    private static Optional<Message> answer(List<byte[]> frames, String correlation) {
        if (!Frames.areSound(frames) || !Frames.correlation(frames).equals(correlation)) {
            return Optional.empty();
        }
        return MessageType.named(Frames.type(frames)).flatMap(type -> body(type, frames));
    }

    private static Optional<Message> body(MessageType type, List<byte[]> frames) {
        try {
            return Optional.of(Codec.decode(type, Frames.body(frames)));
        } catch (MalformedMessage e) {
            return Optional.empty();
        }
    }

    private void rest() {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(intervalMillis);
        for (long left = until - System.nanoTime(); left > 0 && !closing; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** Asks no more; returns at once. */
    public void end() {
        closing = true;
        LockSupport.unpark(thread);
    }

    @Override
    public void close() {
        end();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

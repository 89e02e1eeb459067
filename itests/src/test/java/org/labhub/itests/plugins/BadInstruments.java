package org.labhub.itests.plugins;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.labhub.api.block.BlockObserver;
import org.labhub.api.channel.Channels;
import org.labhub.api.channel.Producer;
import org.labhub.api.instrument.Instrument;
import org.labhub.api.schema.Schema;

/** Drivers as nobody should write them, by what is wrong with them. */
public final class BadInstruments {

    /** What all of them write. */
    @Schema(id = "test.bad", version = "1.0.0")
    record Reading(long number) {}

    /** What there is. */
    public static final List<String> KINDS = List.of(
            "throws",
            "outOfMemory",
            "recursion",
            "linkage",
            "hangs",
            "sleeps",
            "floods",
            "leaks",
            "midWrite",
            "forgetsToCommit");

    /** Says when those that hang may end, so that no thread is left behind a test. */
    private final AtomicBoolean over = new AtomicBoolean();

    private final List<BlockObserver> leaked = new CopyOnWriteArrayList<>();

    private final Map<String, Instrument> kinds = Map.of(
            "throws",
                    new Driver("throws", writes -> {
                        throw new IllegalStateException("a bug");
                    }),
            "outOfMemory",
                    new Driver("outOfMemory", writes -> {
                        throw new OutOfMemoryError("as if");
                    }),
            "recursion", new Driver("recursion", writes -> recurse(0)),
            "linkage",
                    new Driver("linkage", writes -> {
                        throw new NoClassDefFoundError("com/acme/Missing");
                    }),
            "hangs", new Driver("hangs", writes -> hang()),
            "sleeps", new Driver("sleeps", writes -> sleep()),
            "floods", new Driver("floods", this::flood),
            "leaks", new Leaky(),
            "midWrite",
                    new Driver("midWrite", writes -> {
                        writes.tryClaim();
                        return hang();
                    }),
            "forgetsToCommit",
                    new Driver("forgetsToCommit", writes -> {
                        writes.tryClaim();
                        return 1;
                    }));

    /** One of them. */
    public Instrument of(String kind) {
        return kinds.get(kind);
    }

    /** Lets all end. */
    public void end() {
        over.set(true);
    }

    private static int recurse(int depth) {
        return recurse(depth + 1) + 1;
    }

    /** Minds no interrupt. */
    private int hang() {
        while (!over.get()) {
            LockSupport.parkNanos(1_000_000);
        }
        return 0;
    }

    /** For ever, but it minds its interrupt. */
    private static int sleep() throws IOException {
        try {
            new CountDownLatch(1).await();
            return 0;
        } catch (InterruptedException e) {
            throw new InterruptedIOException("woken");
        }
    }

    private int flood(Producer<Reading> writes) {
        while (!over.get()) {
            writes.offer(new Reading(0));
        }
        return 0;
    }

    /** The ends that the one that leaks was given. */
    public List<BlockObserver> leaked() {
        return leaked;
    }

    /** Begins a thread, and asks for one end after another; ends and closes nothing. */
    private final class Leaky implements Instrument {

        private Optional<Channels> channels = Optional.empty();

        @Override
        public void open(Channels mine) {
            channels = Optional.of(mine);
            var unused = mine.producer("bad.leaks", Reading.class);
            Thread left = new Thread(BadInstruments.this::hang, "left by a leak");
            left.setDaemon(true);
            left.start();
        }

        @Override
        public void connect() {
            // there is no device
        }

        @Override
        public int acquire() {
            leaked.add(channels.orElseThrow().observe("bad.leaks"));
            return 1;
        }

        @Override
        public void disconnect() {
            // there is no device
        }
    }

    /** What it does when it is asked. */
    @FunctionalInterface
    interface Acquiring {

        int acquire(Producer<Reading> writes) throws IOException;
    }

    /** A driver of one line. */
    static final class Driver implements Instrument {

        private final String name;
        private final Acquiring acquiring;
        private Producer<Reading> writes;

        Driver(String name, Acquiring acquiring) {
            this.name = name;
            this.acquiring = acquiring;
        }

        @Override
        public void open(Channels mine) {
            writes = mine.producer("bad." + name, Reading.class);
        }

        @Override
        public void connect() {
            // there is no device
        }

        @Override
        public int acquire() throws IOException {
            return acquiring.acquire(writes);
        }

        @Override
        public void disconnect() {
            // there is no device
        }
    }
}

package org.labhub.broker.internal.desk;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/** What the broker counts of itself. The names are fixed here: nothing that came over the wire ever becomes one. */
public final class Counters {

    /** What is counted. */
    public enum Counter {
        /** Requests that were answered with success. */
        ANSWERED("requests that were answered with success"),
        /** Requests that were refused. */
        REFUSED("requests that were refused"),
        /** Messages with a wrong number, version or length of frames, dropped. */
        MALFORMED_FRAMES("messages with a wrong number, version or length of frames; dropped"),
        /** Bodies that could not be read. */
        MALFORMED_BODIES("bodies that could not be read"),
        /** Messages of an unknown type. */
        UNKNOWN_TYPES("messages of an unknown type"),
        /** Notices from connections without a session, dropped. */
        NO_SESSION("messages from connections without a session"),
        /** Requests that were sent twice. */
        REPLAYS("requests that were sent twice"),
        /** Heartbeats that were heard. */
        HEARTBEATS("heartbeats of registrations"),
        /** Heartbeats for a registration that the sender does not hold. */
        STRAY_HEARTBEATS("heartbeats for a registration that the sender does not hold"),
        /** Notices that were sent. */
        NOTICES("notices that were sent"),
        /** Messages that a peer did not take, dropped. */
        UNDELIVERED("messages that a peer did not take; dropped"),
        /** Channels that were closed because of a broken invariant or a lost producer. */
        CATEGORY_1("broken invariants and lost producers"),
        /** Lost consumers and wrong checksums. */
        CATEGORY_2("lost consumers and wrong checksums"),
        /** Messages without a trusted key behind them, dropped. */
        UNTRUSTED("messages without a trusted key behind them; dropped unread"),
        /** Failures of the broker itself. */
        FAILURES("failures of the broker itself"),
        /** How often the sockets were replaced. */
        REBUILDS("how often the sockets were replaced"),
        /** How often the broker itself was late and judged nobody. */
        FORGIVEN("how often the broker itself was late, and judged nobody for it");

        private final String meaning;

        Counter(String meaning) {
            this.meaning = meaning;
        }

        /**
         * What is counted.
         *
         * @return for people
         */
        public String meaning() {
            return meaning;
        }

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Map<Counter, LongAdder> adders = new EnumMap<>(Counter.class);

    /** Starts at 0. */
    public Counters() {
        for (Counter counter : Counter.values()) {
            adders.put(counter, new LongAdder());
        }
    }

    /**
     * Counts one.
     *
     * @param counter which
     */
    public void count(Counter counter) {
        adder(counter).increment();
    }

    public void add(Counter counter, long more) {
        adder(counter).add(more);
    }

    public long of(Counter counter) {
        return adder(counter).sum();
    }

    private LongAdder adder(Counter counter) {
        return Objects.requireNonNull(adders.get(counter));
    }

    /**
     * All of them.
     *
     * @return by their names on the wire
     */
    public Map<String, Long> all() {
        Map<String, Long> all = new TreeMap<>();
        adders.forEach((counter, adder) -> all.put(counter.key(), adder.sum()));
        return all;
    }
}

package org.labhub.broker;

import java.time.Duration;
import java.util.List;

/**
 * How a broker behaves.
 *
 * @param bind where it listens; port {@code *} takes a free one
 * @param advertised what clients are told to connect to, or empty for what was bound
 * @param heartbeat how often clients show signs of life
 * @param silent after how long without one a registration is silent
 * @param gone after how much longer it is gone
 * @param lingering how long a channel waits for a producer that is being updated
 * @param sessions how many connections there may be
 * @param sessionsPerKey how many of them with one key
 * @param checksums what happens when somebody reports a wrong checksum
 * @param rules who may attach to or publish on which channels, see {@link org.labhub.broker.internal.registry.AccessRules}
 */
public record BrokerSettings(
        String bind,
        String advertised,
        Duration heartbeat,
        Duration silent,
        Duration gone,
        Duration lingering,
        int sessions,
        int sessionsPerKey,
        ChecksumReaction checksums,
        List<String> rules) {

    /** Where a broker listens unless told otherwise. */
    public static final String DEFAULT_ADDRESS = "tcp://127.0.0.1:5570";

    /** What fits one laboratory on one machine. */
    public static final BrokerSettings DEFAULT = new BrokerSettings(
            DEFAULT_ADDRESS,
            "",
            Duration.ofMillis(500),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            1024,
            256,
            ChecksumReaction.TELL,
            List.of());

    /** What happens when somebody reports a wrong checksum. Nobody repairs. */
    public enum ChecksumReaction {
        /** It is logged. */
        LOG,
        /** It is logged, and told to all on the channel. */
        TELL
    }

    /** Refuses intervals that would judge the living. */
    public BrokerSettings {
        rules = List.copyOf(rules);
        atLeast("heartbeat", heartbeat, Duration.ofMillis(10));
        atLeast("silent", silent, heartbeat.multipliedBy(2));
        atLeast("gone", gone, heartbeat);
        atLeast("lingering", lingering, Duration.ZERO);
        if (sessions < 1 || sessionsPerKey < 1) {
            throw new IllegalArgumentException(
                    "sessions and sessionsPerKey must be above 0, not " + sessions + " and " + sessionsPerKey);
        }
    }

    private static void atLeast(String name, Duration value, Duration min) {
        if (value.compareTo(min) < 0) {
            throw new IllegalArgumentException(
                    name + " must be at least " + min.toMillis() + " ms, not " + value.toMillis() + " ms");
        }
    }

    /**
     * The same at another address.
     *
     * @param address to bind
     * @return settings
     */
    public BrokerSettings boundTo(String address) {
        return new BrokerSettings(
                address, advertised, heartbeat, silent, gone, lingering, sessions, sessionsPerKey, checksums, rules);
    }

    /**
     * The same with other intervals.
     *
     * @param beat how often signs of life come
     * @param untilSilent after how long without one a registration is silent
     * @param untilGone after how much longer it is gone
     * @return settings
     */
    public BrokerSettings judging(Duration beat, Duration untilSilent, Duration untilGone) {
        return new BrokerSettings(
                bind, advertised, beat, untilSilent, untilGone, lingering, sessions, sessionsPerKey, checksums, rules);
    }

    /**
     * The same with another time to linger.
     *
     * @param time how long a channel waits for a producer that is being updated
     * @return settings
     */
    public BrokerSettings lingeringFor(Duration time) {
        return new BrokerSettings(
                bind, advertised, heartbeat, silent, gone, time, sessions, sessionsPerKey, checksums, rules);
    }

    /**
     * The same with another reaction to wrong checksums.
     *
     * @param reaction to a report
     * @return settings
     */
    public BrokerSettings reacting(ChecksumReaction reaction) {
        return new BrokerSettings(
                bind, advertised, heartbeat, silent, gone, lingering, sessions, sessionsPerKey, reaction, rules);
    }

    /**
     * The same under other rules.
     *
     * @param access who may attach to or publish on which channels
     * @return settings
     */
    public BrokerSettings under(List<String> access) {
        return new BrokerSettings(
                bind, advertised, heartbeat, silent, gone, lingering, sessions, sessionsPerKey, checksums, access);
    }

    /**
     * The same with other limits.
     *
     * @param all how many connections there may be
     * @param perKey how many of them with one key
     * @return settings
     */
    public BrokerSettings admitting(int all, int perKey) {
        return new BrokerSettings(bind, advertised, heartbeat, silent, gone, lingering, all, perKey, checksums, rules);
    }
}

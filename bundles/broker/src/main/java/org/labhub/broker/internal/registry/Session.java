package org.labhub.broker.internal.registry;

import org.labhub.api.security.TrustedKey;
import org.labhub.security.Route;

/** One connection that has said who it is. It belongs to its key: nobody else can act in it. */
public final class Session {

    private final String id;
    private final Route route;
    private final TrustedKey key;
    private final String name;
    private final long pid;
    private final String host;
    private long lastNumber;
    private long lastHeard;

    /**
     * Begins.
     *
     * @param id a text that nobody can guess
     * @param route where answers go
     * @param key which the handshake proved
     * @param name of the process
     * @param pid for people
     * @param host for people
     * @param now the broker's clock
     */
    public Session(String id, Route route, TrustedKey key, String name, long pid, String host, long now) {
        this.id = id;
        this.route = route;
        this.key = key;
        this.name = name;
        this.pid = pid;
        this.host = host;
        this.lastHeard = now;
    }

    /**
     * Takes a request's correlation id, unless it was taken before: {@code session-number}, where numbers only rise.
     *
     * @param correlation as it came
     * @return false for a replay, or for one that is not of this session
     */
    public boolean takes(String correlation) {
        long number = numberIn(correlation);
        if (number <= lastNumber) {
            return false;
        }
        lastNumber = number;
        return true;
    }

    private long numberIn(String correlation) {
        if (!correlation.startsWith(id)
                || correlation.length() <= id.length() + 1
                || correlation.charAt(id.length()) != '-') {
            return -1;
        }
        try {
            return Long.parseLong(correlation, id.length() + 1, correlation.length(), 10);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    public void heard(long now) {
        lastHeard = now;
    }

    public long lastHeard() {
        return lastHeard;
    }

    public String id() {
        return id;
    }

    public Route route() {
        return route;
    }

    public TrustedKey key() {
        return key;
    }

    public String name() {
        return name;
    }

    public long pid() {
        return pid;
    }

    public String host() {
        return host;
    }
}

package org.labhub.broker.internal.registry;

import java.util.Map;
import org.labhub.api.broker.RegistrationRole;
import org.labhub.api.broker.RegistrationState;

/** One registration: somebody on one side of one channel, judged by its own heartbeat and no other. */
public final class Member {

    private final String uid;
    private final String channel;
    private final RegistrationRole role;
    private final String name;
    private final Session session;
    private RegistrationState state = RegistrationState.REGISTERED;
    private Map<String, Long> counters = Map.of();
    private long lastBeat;

    Member(String uid, String channel, RegistrationRole role, String name, Session session, long now) {
        this.uid = uid;
        this.channel = channel;
        this.role = role;
        this.name = name;
        this.session = session;
        this.lastBeat = now;
    }

    /** True if it was silent before. */
    boolean beat(long now, Map<String, Long> itsCounters) {
        boolean back = state == RegistrationState.SILENT;
        lastBeat = now;
        counters = itsCounters;
        if (state != RegistrationState.UPDATING) {
            state = RegistrationState.LIVE;
        }
        return back;
    }

    void become(RegistrationState next) {
        state = next;
    }

    /** The observer itself was away that long: nobody is judged for it. */
    void forgive(long nanos) {
        lastBeat += nanos;
    }

    public String uid() {
        return uid;
    }

    public String channel() {
        return channel;
    }

    public RegistrationRole role() {
        return role;
    }

    public String name() {
        return name;
    }

    public Session session() {
        return session;
    }

    public RegistrationState state() {
        return state;
    }

    public Map<String, Long> counters() {
        return counters;
    }

    public long lastBeat() {
        return lastBeat;
    }
}

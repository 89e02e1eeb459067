package org.labhub.broker.internal.desk;

import java.security.SecureRandom;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.labhub.api.security.PublicKey;
import org.labhub.api.security.TrustedKey;
import org.labhub.broker.internal.registry.Refused;
import org.labhub.broker.internal.registry.Session;
import org.labhub.broker.protocol.ErrorCode;
import org.labhub.broker.protocol.Session.HelloReq;
import org.labhub.security.Letter;
import org.labhub.security.Route;

/** Who is at which connection, and how many may be. */
final class Sessions {

    private final Map<Route, Session> byRoute = new HashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final int max;
    private final int maxPerKey;

    Sessions(int max, int maxPerKey) {
        this.max = max;
        this.maxPerKey = maxPerKey;
    }

    Session begin(Letter letter, HelloReq hello, long now) throws Refused {
        if (!byRoute.containsKey(letter.route())) {
            checkRoom(letter.from());
        }
        byte[] id = new byte[12];
        random.nextBytes(id);
        Session session = new Session(
                HexFormat.of().formatHex(id),
                letter.route(),
                letter.from(),
                hello.name(),
                hello.pid(),
                hello.host(),
                now);
        byRoute.put(letter.route(), session);
        return session;
    }

    private void checkRoom(TrustedKey key) throws Refused {
        long same = byRoute.values().stream()
                .filter(session -> session.key().key().equals(key.key()))
                .count();
        if (byRoute.size() >= max || same >= maxPerKey) {
            throw new Refused(
                    ErrorCode.LIMIT_REACHED,
                    "the broker takes " + max + " connections, and " + maxPerKey + " with one key; there are "
                            + byRoute.size() + " and " + same);
        }
    }

    /** The session of a connection, if the same key as at its beginning is behind it. */
    Optional<Session> of(Letter letter) {
        return Optional.ofNullable(byRoute.get(letter.route()))
                .filter(session -> session.key().key().equals(letter.from().key()));
    }

    /** Forgets whoever has not been heard since, or is trusted no more. */
    void drop(long before, Predicate<PublicKey> trusted) {
        byRoute.values()
                .removeIf(session -> session.lastHeard() - before < 0
                        || !trusted.test(session.key().key()));
    }

    Collection<Session> all() {
        return List.copyOf(byRoute.values());
    }

    int count() {
        return byRoute.size();
    }

    void clear() {
        byRoute.clear();
    }
}

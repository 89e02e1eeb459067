package org.labhub.admin.internal.endpoint;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.labhub.admin.internal.endpoint.Reply.Outcome;
import org.labhub.api.security.TrustedKey;
import org.labhub.security.Letter;
import org.labhub.security.Route;

/** Who has said hello, and how far each has counted. A session belongs to its connection and its key, and ends when nobody uses it. */
final class Sessions {

    /** How many there may be at once. */
    static final int MOST = 16;

    private static final Duration UNUSED = Duration.ofMinutes(30);
    private static final int BYTES = 16;

    /** One of them. */
    private static final class Session {
        private final Route route;
        private final TrustedKey key;
        private long number;
        private Instant used;

        private Session(Route route, TrustedKey key, Instant used) {
            this.route = route;
            this.key = key;
            this.used = used;
        }
    }

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Session> open = new LinkedHashMap<>();
    private final InstantSource clock;

    Sessions(InstantSource clock) {
        this.clock = clock;
    }

    /** Begins one; the unused make room, and then the oldest of the same key. Empty when others have them all. */
    Optional<String> begin(Letter letter) {
        Instant now = clock.instant();
        open.values()
                .removeIf(session -> session.used.plus(UNUSED).isBefore(now) || session.route.equals(letter.route()));
        if (open.size() >= MOST) {
            open.entrySet().stream()
                    .filter(entry -> entry.getValue().key.equals(letter.from()))
                    .findFirst()
                    .map(Map.Entry::getKey)
                    .ifPresent(open::remove);
        }
        return open.size() >= MOST ? Optional.empty() : Optional.of(begin(letter, now));
    }

    private String begin(Letter letter, Instant now) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String name = HexFormat.of().formatHex(bytes);
        open.put(name, new Session(letter.route(), letter.from(), now));
        return name;
    }

    /** Counts the request on; says why not, if it may not be. */
    Optional<Outcome> refusal(Letter letter, Request request) {
        Optional<Session> found = Optional.ofNullable(open.get(request.session()))
                .filter(session -> session.route.equals(letter.route()) && session.key.equals(letter.from()))
                .filter(session -> !session.used.plus(UNUSED).isBefore(clock.instant()));
        if (found.isEmpty()) {
            return Optional.of(Outcome.NO_SESSION);
        }
        Session session = found.get();
        if (request.number() <= session.number) {
            return Optional.of(Outcome.REPLAYED);
        }
        session.number = request.number();
        session.used = clock.instant();
        return Optional.empty();
    }
}

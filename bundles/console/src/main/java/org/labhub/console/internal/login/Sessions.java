package org.labhub.console.internal.login;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Who is logged in. A session is named by a random token that only its browser has (here lies its hash), and ends when it is idle, when it
 * is old, when the password changes, or by log-out. Called by the threads of the requests.
 */
final class Sessions {

    /** The one user there is. */
    static final String USER = "admin";

    private static final int MOST = 32;
    private static final int TOKEN_BYTES = 32;

    private final Duration idle;
    private final Duration longest;
    private final Supplier<String> edition;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Session> byHash = new LinkedHashMap<>();

    private record Session(String edition, Instant begun, Instant used) {}

    /** The supplier names the password that is valid now. */
    Sessions(Duration idle, Duration longest, Supplier<String> edition, InstantSource clock) {
        this.idle = idle;
        this.longest = longest;
        this.edition = edition;
        this.clock = clock;
    }

    /** Begins one, and answers with its token. When there are too many, the oldest ends. */
    synchronized String begin(String passwordEdition) {
        byte[] secret = new byte[TOKEN_BYTES];
        random.nextBytes(secret);
        String token = HexFormat.of().formatHex(secret);
        Instant now = clock.instant();
        removeEnded(now);
        if (byHash.size() >= MOST) {
            byHash.remove(byHash.keySet().iterator().next());
        }
        byHash.put(hash(token), new Session(passwordEdition, now, now));
        return token;
    }

    /** Whose session it is; using it keeps it from going idle. */
    synchronized Optional<String> user(String token) {
        Instant now = clock.instant();
        String hash = hash(token);
        removeEnded(now);
        byHash.computeIfPresent(hash, (key, session) -> new Session(session.edition, session.begun, now));
        return byHash.containsKey(hash) ? Optional.of(USER) : Optional.empty();
    }

    /** Whether it still stands; asking does not keep it from going idle. */
    synchronized boolean stands(String token) {
        removeEnded(clock.instant());
        return byHash.containsKey(hash(token));
    }

    /** What a page of this session sends along with whatever changes something; says nothing of the session's own token. */
    static String pageToken(String token) {
        return hash("page " + token);
    }

    /** Ends it; false when there was none. */
    synchronized boolean end(String token) {
        return byHash.remove(hash(token)) != null;
    }

    private void removeEnded(Instant now) {
        String valid = edition.get();
        byHash.values().removeIf(session -> !session.edition.equals(valid) || isTooOld(session, now));
    }

    private boolean isTooOld(Session session, Instant now) {
        return now.isAfter(session.used.plus(idle)) || now.isAfter(session.begun.plus(longest));
    }

    private static String hash(String token) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256; use another one", e);
        }
    }
}

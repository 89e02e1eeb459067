package org.labhub.security.internal.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * Makes and checks lines of the audit log. A line is one JSON object whose end has a fixed length, so that a chain is checked without
 * a parser:
 *
 * <pre>
 *   {"at":"2026-01-31T09:30:00Z","actor":"…","event":"…","detail":"…"  ,"before":"64 hex digits"  ,"hash":"64 hex digits"}
 *   └──────────────────────── what is hashed ─────────────────────────────────────────────────┘
 * </pre>
 */
final class AuditLine {

    /** What the first line names as its predecessor. */
    static final String NO_HASH = "0".repeat(64);

    private static final String BEFORE = ",\"before\":\"";
    private static final String HASH = ",\"hash\":\"";
    private static final int LONGEST_VALUE = 2000;
    private static final int HASH_TAIL = HASH.length() + 64 + 2;
    private static final int BEFORE_TAIL = BEFORE.length() + 64 + 1;

    private AuditLine() {}

    static String of(Instant at, String actor, String event, String detail, String before) {
        String hashed = "{\"at\":\"" + at + "\",\"actor\":" + quoted(actor) + ",\"event\":" + quoted(event)
                + ",\"detail\":" + quoted(detail) + BEFORE + before + "\"";
        return hashed + HASH + sha256(hashed) + "\"}";
    }

    /** Whether this is a whole line and says what it said when it was written. */
    static boolean isIntact(String line) {
        return line.length() > HASH_TAIL + BEFORE_TAIL
                && line.endsWith("\"}")
                && line.startsWith(HASH, line.length() - HASH_TAIL)
                && line.startsWith(BEFORE, line.length() - HASH_TAIL - BEFORE_TAIL)
                && hash(line).equals(sha256(line.substring(0, line.length() - HASH_TAIL)));
    }

    static String hash(String line) {
        return line.substring(line.length() - 66, line.length() - 2);
    }

    static String before(String line) {
        int end = line.length() - HASH_TAIL - 1;
        return line.substring(end - 64, end);
    }

    private static String quoted(String value) {
        StringBuilder json = new StringBuilder("\"");
        value.chars().limit(LONGEST_VALUE).forEach(c -> {
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                json.append("\\u").append(HexFormat.of().toHexDigits((short) c));
            } else {
                json.append((char) c);
            }
        });
        return json.append('"').toString();
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256; use another one", e);
        }
    }
}

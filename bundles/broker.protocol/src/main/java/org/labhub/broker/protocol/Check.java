package org.labhub.broker.protocol;

import java.util.Map;
import java.util.regex.Pattern;
import org.labhub.api.block.BlockName;
import org.labhub.api.security.Uid;

/** The rules that fields have in common; each refusal names the field. */
final class Check {

    static final int TEXT = 1024;
    static final int METADATA = 32;
    static final int PAGE = 64;

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern SCHEMA_ID = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*(\\.[A-Za-z0-9_-]+)*");

    private Check() {}

    static void channel(String field, String value) {
        rule(field, value, () -> new BlockName(value));
    }

    static void uid(String field, String value) {
        rule(field, value, () -> new Uid(value));
    }

    static void text(String field, String value, int max) {
        require(field, value.length() <= max, "at most " + max + " characters, not " + value.length());
    }

    static void hash(String field, String value) {
        require(field, HASH.matcher(value).matches(), "64 hexadecimal digits");
    }

    static void schemaId(String field, String value) {
        require(
                field,
                value.length() <= 128 && SCHEMA_ID.matcher(value).matches(),
                "a dotted id of at most 128 characters");
    }

    static void atLeast(String field, long value, long min) {
        require(field, value >= min, min + " or more, not " + value);
    }

    static void metadata(String field, Map<String, String> map) {
        require(field, map.size() <= METADATA, "at most " + METADATA + " entries, not " + map.size());
        map.forEach((key, value) -> {
            text(field, key, 64);
            text(field, value, TEXT);
        });
    }

    static void counters(String field, Map<String, Long> map) {
        require(field, map.size() <= METADATA, "at most " + METADATA + " entries, not " + map.size());
        map.keySet().forEach(key -> text(field, key, 64));
    }

    static void require(String field, boolean kept, String rule) {
        if (!kept) {
            throw new InvalidField(field, field + " takes " + rule);
        }
    }

    private static void rule(String field, String value, Runnable check) {
        text(field, value, 256);
        try {
            check.run();
        } catch (IllegalArgumentException e) {
            throw new InvalidField(field, field + ": " + e.getMessage());
        }
    }
}

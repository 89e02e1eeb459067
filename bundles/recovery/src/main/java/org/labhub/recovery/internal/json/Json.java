package org.labhub.recovery.internal.json;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.labhub.api.block.BlockName;
import org.labhub.api.schema.SchemaHash;
import org.labhub.api.schema.SchemaVersion;

/**
 * Writes records as JSON: a component is a member of its name, an empty Optional is null, a duration is whole milliseconds,
 * an instant is ISO 8601, a choice is its name in lower case. So the form follows the words of the API and nothing else.
 */
public final class Json {

    private final StringBuilder text = new StringBuilder();

    private Json() {}

    /** The JSON text of a value, without line breaks. */
    public static String of(Object value) {
        Json json = new Json();
        json.put(value);
        return json.text.toString();
    }

    private void put(Object value) {
        if (value instanceof Optional<?> perhaps) {
            perhaps.ifPresentOrElse(this::put, () -> text.append("null"));
        } else if (value instanceof BlockName || value instanceof SchemaHash || value instanceof SchemaVersion) {
            quote(value.toString());
        } else if (value instanceof Record) {
            putRecord(value);
        } else if (value instanceof Map<?, ?> map) {
            putMap(map);
        } else if (value instanceof Collection<?> all) {
            putAll(all);
        } else {
            putPlain(value);
        }
    }

    private void putPlain(Object value) {
        if (value instanceof Duration time) {
            text.append(time.toMillis());
        } else if (value instanceof Enum<?> choice) {
            quote(choice.name().toLowerCase(Locale.ROOT));
        } else if (value instanceof Double number && !Double.isFinite(number)) {
            text.append("null");
        } else if (value instanceof Number || value instanceof Boolean) {
            text.append(value);
        } else if (value instanceof Instant || value instanceof CharSequence) {
            quote(value.toString());
        } else {
            throw new IllegalArgumentException(value.getClass() + " has no form in JSON");
        }
    }

    private void putRecord(Object value) {
        char before = '{';
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            text.append(before);
            quote(component.getName());
            text.append(':');
            put(read(component, value));
            before = ',';
        }
        text.append(before == '{' ? "{}" : "}");
    }

    private static Object read(RecordComponent component, Object value) {
        try {
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(component + " cannot be read", e);
        }
    }

    private void putMap(Map<?, ?> map) {
        char before = '{';
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            text.append(before);
            quote(String.valueOf(entry.getKey()));
            text.append(':');
            put(entry.getValue());
            before = ',';
        }
        text.append(before == '{' ? "{}" : "}");
    }

    private void putAll(Collection<?> all) {
        char before = '[';
        for (Object each : all) {
            text.append(before);
            put(each);
            before = ',';
        }
        text.append(before == '[' ? "[]" : "]");
    }

    private void quote(String plain) {
        text.append('"');
        plain.chars().forEach(this::putEscaped);
        text.append('"');
    }

    private void putEscaped(int letter) {
        if (letter == '"' || letter == '\\') {
            text.append('\\').append((char) letter);
        } else if (letter < ' ' || letter > '~') {
            text.append("\\u%04x".formatted(letter));
        } else {
            text.append((char) letter);
        }
    }
}

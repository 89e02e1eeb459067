package org.labhub.schema.internal.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.labhub.api.schema.SchemaRefused;
import org.labhub.api.schema.SchemaRefused.Reason;
import org.labhub.schema.internal.layout.Limits;
import org.labhub.schema.internal.layout.Names;

/** Asks a JSON object for what it must or may have, in words when it has something else. */
final class JsonObject {

    private final String where;
    private final Map<String, Object> members;

    JsonObject(String where, Map<String, Object> members) {
        this.where = where;
        this.members = members;
    }

    /** Refuses keys that mean nothing here: a misspelt one must not be lost in silence. */
    void knowsOnly(Set<String> keys) {
        for (String key : members.keySet()) {
            if (!keys.contains(key)) {
                throw new SchemaRefused(
                        Reason.SYNTAX,
                        where + " has the unknown key \"" + Names.shorten(key) + "\"; there are "
                                + keys.stream().sorted().toList());
            }
        }
    }

    boolean has(String key) {
        return members.containsKey(key);
    }

    String text(String key) {
        Object value = members.getOrDefault(key, "");
        if (!(value instanceof String text)) {
            throw wrong(key, "a text");
        }
        return text;
    }

    String required(String key, Reason reason) {
        if (!has(key)) {
            throw new SchemaRefused(reason, where + " has no \"" + key + "\"");
        }
        return text(key);
    }

    int number(String key) {
        return number(key, members.getOrDefault(key, 0L));
    }

    private int number(String key, Object value) {
        if (!(value instanceof Long number)) {
            throw wrong(key, "a whole number");
        }
        if (number < 0 || number > Limits.SIZE) {
            throw new SchemaRefused(
                    number < 0 ? Reason.COUNT : Reason.TOO_LARGE,
                    where + ": \"" + key + "\" is from 0 to " + Limits.SIZE + ", not " + number);
        }
        return number.intValue();
    }

    List<Integer> numbers(String key) {
        List<Integer> numbers = new ArrayList<>();
        list(key).forEach(element -> numbers.add(number(key, element)));
        return numbers;
    }

    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (Object element : list(key)) {
            if (!(element instanceof String text)) {
                throw wrong(key, "a list of texts");
            }
            texts.add(text);
        }
        return texts;
    }

    @SuppressWarnings("unchecked")
    List<JsonObject> objects(String key) {
        List<JsonObject> objects = new ArrayList<>();
        for (Object element : list(key)) {
            if (!(element instanceof Map<?, ?> map)) {
                throw wrong(key, "a list of objects");
            }
            String place = where + ", " + key + "[" + objects.size() + "]";
            objects.add(new JsonObject(place, (Map<String, Object>) map));
        }
        return objects;
    }

    private List<?> list(String key) {
        Object value = members.getOrDefault(key, List.of());
        if (!(value instanceof List<?> list)) {
            throw wrong(key, "a list");
        }
        return list;
    }

    private SchemaRefused wrong(String key, String wanted) {
        return new SchemaRefused(Reason.SYNTAX, where + ": \"" + key + "\" must be " + wanted);
    }

    @Override
    public String toString() {
        return where;
    }
}

package org.labhub.settings.internal.layers;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Compares and shows values, whatever type a file or a form gave them. */
public final class Values {

    private static final String DOTS = "•••";

    private Values() {}

    /**
     * The elements of an array or collection, or the one value itself.
     *
     * @param value of a configuration
     * @return each as text
     */
    public static List<String> texts(Object value) {
        List<String> texts = new ArrayList<>();
        if (value instanceof Collection<?> many) {
            many.forEach(each -> texts.add(String.valueOf(each)));
        } else if (value.getClass().isArray()) {
            for (int i = 0; i < Array.getLength(value); i++) {
                texts.add(String.valueOf(Array.get(value, i)));
            }
        } else {
            texts.add(String.valueOf(value));
        }
        return texts;
    }

    /** A file writes 1 where a form writes 1.0. */
    static boolean same(Object one, Object other) {
        return texts(one).equals(texts(other)) || (number(one) && number(other) && decimal(one) == decimal(other));
    }

    private static boolean number(Object value) {
        return value instanceof Number;
    }

    private static double decimal(Object value) {
        return ((Number) value).doubleValue();
    }

    /**
     * A value for people.
     *
     * @param key its name, which may say that it is a secret
     * @param value of a configuration
     * @return as text
     */
    public static String shown(String key, Object value) {
        String name = key.toLowerCase(Locale.ROOT);
        boolean secret = key.startsWith(".") || name.contains("password") || name.contains("secret");
        return secret ? DOTS : String.join(", ", texts(value));
    }
}

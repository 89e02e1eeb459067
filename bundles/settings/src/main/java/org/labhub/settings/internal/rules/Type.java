package org.labhub.settings.internal.rules;

import java.util.Locale;
import org.osgi.service.metatype.AttributeDefinition;

/** The types that a field can have, and which texts they take. */
enum Type {
    TEXT("a text"),
    LONG("a whole number"),
    INTEGER("a whole number"),
    SHORT("a whole number"),
    BYTE("a whole number"),
    DOUBLE("a number"),
    FLOAT("a number"),
    BOOLEAN("true or false");

    private final String words;

    Type(String words) {
        this.words = words;
    }

    static Type of(AttributeDefinition field) {
        return switch (field.getType()) {
            case AttributeDefinition.LONG -> LONG;
            case AttributeDefinition.INTEGER -> INTEGER;
            case AttributeDefinition.SHORT -> SHORT;
            case AttributeDefinition.BYTE -> BYTE;
            case AttributeDefinition.DOUBLE -> DOUBLE;
            case AttributeDefinition.FLOAT -> FLOAT;
            case AttributeDefinition.BOOLEAN -> BOOLEAN;
            default -> TEXT;
        };
    }

    /** The type of an {@code AD} element; what is not a number or a truth is a text. */
    static Type of(String name) {
        return switch (name) {
            case "Long" -> LONG;
            case "Integer" -> INTEGER;
            case "Short" -> SHORT;
            case "Byte" -> BYTE;
            case "Double" -> DOUBLE;
            case "Float" -> FLOAT;
            case "Boolean" -> BOOLEAN;
            default -> TEXT;
        };
    }

    boolean takes(String text) {
        try {
            parse(text.strip());
            return true;
        } catch (IllegalArgumentException not) {
            return false;
        }
    }

    String words() {
        return words;
    }

    boolean isNumber() {
        return this != TEXT && this != BOOLEAN;
    }

    private Object parse(String text) {
        return switch (this) {
            case TEXT -> text;
            case LONG -> Long.valueOf(text);
            case INTEGER -> Integer.valueOf(text);
            case SHORT -> Short.valueOf(text);
            case BYTE -> Byte.valueOf(text);
            case DOUBLE -> Double.valueOf(text);
            case FLOAT -> Float.valueOf(text);
            case BOOLEAN -> bool(text);
        };
    }

    private static Object bool(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        if (!word.equals("true") && !word.equals("false")) {
            throw new IllegalArgumentException(text);
        }
        return word.equals("true");
    }
}

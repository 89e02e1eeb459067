package org.labhub.settings.internal.rules;

import java.util.Locale;
import java.util.function.Consumer;
import org.osgi.service.metatype.AttributeDefinition;

/** The types that a field can have, and which texts they take. */
enum Type {
    TEXT("a text", text -> {}),
    LONG("a whole number", Long::parseLong),
    INTEGER("a whole number", Integer::parseInt),
    SHORT("a whole number", Short::parseShort),
    BYTE("a whole number", Byte::parseByte),
    DOUBLE("a number", Double::parseDouble),
    FLOAT("a number", Float::parseFloat),
    BOOLEAN("true or false", Type::mustBeBoolean);

    private final String words;
    private final Consumer<String> parser;

    Type(String words, Consumer<String> parser) {
        this.words = words;
        this.parser = parser;
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

    boolean takes(String text) {
        try {
            parser.accept(text.strip());
            return true;
        } catch (IllegalArgumentException not) {
            return false;
        }
    }

    String words() {
        return words;
    }

    private static void mustBeBoolean(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        if (!word.equals("true") && !word.equals("false")) {
            throw new IllegalArgumentException(text);
        }
    }
}

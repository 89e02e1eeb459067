package org.labhub.api.schema;

import java.util.Locale;

/**
 * One thing in which the field of an offered schema differs from what was expected.
 *
 * @param field its name
 * @param kind what differs
 * @param offered what it is there, in words; empty if it is missing
 * @param expected what it should be, in words; empty if it is new
 */
public record FieldDifference(String field, Kind kind, String offered, String expected) {

    /** What differs. */
    public enum Kind {
        /** It was not expected. A reader need not know it. */
        NEW,
        /** It is not offered. */
        MISSING,
        /** Its type is another one. */
        TYPE,
        /** It has more or fewer elements, or stores their number in another way. */
        COUNT,
        /** Its elements have other dimensions. */
        SHAPE,
        /** Its numbers stand for other symbols. */
        SYMBOLS,
        /** It is measured in another unit. */
        UNIT,
        /** It lies at another place. */
        OFFSET
    }

    /**
     * Whether somebody who expects the other one could misread a frame.
     *
     * @return false for a field that was only added
     */
    public boolean isHarmful() {
        return kind != Kind.NEW;
    }

    @Override
    public String toString() {
        String name = "field `" + field + "` ";
        return switch (kind) {
            case NEW -> name + "is new (" + offered + ")";
            case MISSING -> name + "is missing (" + expected + ")";
            case COUNT -> "`" + field + "` " + offered + " → " + expected;
            case TYPE, SHAPE, SYMBOLS, UNIT, OFFSET ->
                "`" + field + "` " + kind.name().toLowerCase(Locale.ROOT) + " " + offered + " → " + expected;
        };
    }
}

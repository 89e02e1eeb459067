package org.labhub.api.instrument;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a device says of itself; each may be empty.
 *
 * @param model what it is
 * @param serial which one it is
 * @param firmware what runs in it
 */
public record Nameplate(String model, String serial, String firmware) {

    /** Nothing is known. */
    public static final Nameplate UNKNOWN = new Nameplate("", "", "");

    @Override
    public String toString() {
        Stream<String> known = Stream.of(model, named("serial", serial), named("firmware", firmware));
        return known.filter(word -> !word.isEmpty()).collect(Collectors.joining(", "));
    }

    private static String named(String what, String value) {
        return value.isEmpty() ? "" : String.join(" ", List.of(what, value));
    }
}

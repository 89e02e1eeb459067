package org.labhub.broker.protocol;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.labhub.api.security.KeyRole;

/** The tables of the reference page: messages with their fields, errors, and which role may say what. */
final class ProtocolPage {

    private static final Set<Class<?>> PARTS = new LinkedHashSet<>();

    private ProtocolPage() {}

    static String tables() {
        PARTS.clear();
        String messages = Arrays.stream(MessageType.values())
                .map(type -> section("### " + type.name(), who(type), type.body()))
                .collect(Collectors.joining("\n"));
        return "\n## Messages\n\n" + messages + "\n## Parts of messages\n\n" + parts() + "\n## Errors\n\n" + errors()
                + "\n## Who may say what\n\n" + verbs();
    }

    private static String who(MessageType type) {
        return type.verb()
                .map(verb -> "Said by a client that may " + verb.name().toLowerCase(Locale.ROOT) + ".")
                .orElse("Said by the broker.");
    }

    private static String section(String heading, String who, Class<?> record) {
        StringBuilder text = new StringBuilder(heading + "\n\n" + meaning(record) + (who.isEmpty() ? "" : " " + who));
        RecordComponent[] fields = record.getRecordComponents();
        text.append(fields.length == 0 ? " It has no fields.\n" : "\n\n| field | is | means |\n|---|---|---|\n");
        for (RecordComponent field : fields) {
            text.append(
                    "| `%s` | %s | %s |%n".formatted(field.getName(), kind(field.getGenericType()), meaning(field)));
        }
        return text.toString();
    }

    private static String meaning(Class<?> record) {
        return Optional.ofNullable(record.getAnnotation(Means.class))
                .map(Means::value)
                .orElse("");
    }

    private static String meaning(RecordComponent field) {
        return Optional.ofNullable(field.getAnnotation(Means.class))
                .map(Means::value)
                .orElseThrow(() -> new AssertionError(field + " of " + field.getDeclaringRecord() + " lacks @Means"));
    }

    private static String kind(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] of = generic.getActualTypeArguments();
            return generic.getRawType() == List.class ? "list of " + kind(of[0]) : "object of " + kind(of[1]);
        }
        Class<?> plain = (Class<?>) type;
        if (plain == String.class) {
            return "text";
        }
        if (plain == long.class || plain == Long.class) {
            return "integer";
        }
        if (plain == boolean.class) {
            return "boolean";
        }
        return plain.isEnum() ? constants(plain) : part(plain);
    }

    private static String constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> "`" + constant + "`")
                .collect(Collectors.joining(", "));
    }

    private static String part(Class<?> record) {
        PARTS.add(record);
        return "[" + record.getSimpleName() + "](#" + record.getSimpleName().toLowerCase(Locale.ROOT) + ")";
    }

    private static String parts() {
        List<String> sections = new ArrayList<>();
        Set<Class<?>> done = new LinkedHashSet<>();
        while (!done.containsAll(PARTS)) {
            Class<?> next = PARTS.stream()
                    .filter(part -> !done.contains(part))
                    .findFirst()
                    .orElseThrow();
            done.add(next);
            sections.add(section("### " + next.getSimpleName(), "", next));
        }
        return String.join("\n", sections);
    }

    private static String errors() {
        return "| code | when | what to do |\n|---|---|---|\n"
                + Arrays.stream(ErrorCode.values())
                        .map(code -> "| `%s` | %s | %s |%n".formatted(code, code.trigger(), code.remedy()))
                        .collect(Collectors.joining());
    }

    private static String verbs() {
        String roles = Arrays.stream(KeyRole.values())
                .map(role -> role.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" | "));
        return "| | " + roles + " | messages |\n|---|" + "---|".repeat(KeyRole.values().length) + "---|\n"
                + EnumSet.allOf(Verb.class).stream().map(ProtocolPage::row).collect(Collectors.joining());
    }

    private static String row(Verb verb) {
        String marks = Arrays.stream(KeyRole.values())
                .map(role -> verb.isOpenTo(role) ? "yes" : "–")
                .collect(Collectors.joining(" | "));
        String messages = Arrays.stream(MessageType.values())
                .filter(type -> type.verb().filter(verb::equals).isPresent())
                .map(type -> "`" + type + "`")
                .collect(Collectors.joining(", "));
        return "| %s | %s | %s |%n".formatted(verb.name().toLowerCase(Locale.ROOT), marks, messages);
    }
}

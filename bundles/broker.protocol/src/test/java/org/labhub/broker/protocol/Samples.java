package org.labhub.broker.protocol;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** One example of each message, made from the record itself, so that a new message has one as well. */
final class Samples {

    private Samples() {}

    static Message of(MessageType type) {
        return (Message) record(type.body());
    }

    private static Object record(Class<?> record) {
        RecordComponent[] components = record.getRecordComponents();
        Object[] values = Arrays.stream(components)
                .map(component -> value(component.getName(), component.getGenericType()))
                .toArray();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            var constructor = record.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("no example of " + record, e);
        }
    }

    private static Object value(String name, Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] of = generic.getActualTypeArguments();
            return generic.getRawType() == List.class ? List.of(value(name, of[0])) : map(of[1]);
        }
        Class<?> plain = (Class<?>) type;
        if (plain == String.class) {
            return text(name);
        }
        if (plain == long.class) {
            return name.equals("pid") ? 4711L : 7L;
        }
        if (plain == boolean.class) {
            return true;
        }
        return plain.isEnum() ? plain.getEnumConstants()[0] : record(plain);
    }

    private static Map<String, Object> map(Type values) {
        return values == Long.class ? Map.of("committed", 12L) : Map.of("site", "bench 3");
    }

    private static String text(String name) {
        return switch (name) {
            case "channel" -> "demo.sine";
            case "uid", "producer", "sender", "owner" -> "prod.demo-sine.3a7f2b1c";
            case "consumers" -> "cons.peak.9b2d6f04";
            case "hub" -> "hub.hub.0c4d71ea";
            case "id", "schema" -> "lab.sine";
            case "version" -> "1.0.0";
            case "hash" -> "ab".repeat(32);
            default -> name;
        };
    }
}

package org.labhub.broker.protocol;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds the type of a body. */
final class Types {

    static final Map<Class<? extends Message>, MessageType> BY_BODY = Arrays.stream(MessageType.values())
            .collect(Collectors.toUnmodifiableMap(MessageType::body, Function.identity()));

    private Types() {}

    static MessageType of(Message message) {
        MessageType type = BY_BODY.get(message.getClass());
        if (type == null) {
            throw new IllegalArgumentException(message.getClass().getName() + " is no message of this protocol");
        }
        return type;
    }
}

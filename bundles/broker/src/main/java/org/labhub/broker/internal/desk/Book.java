package org.labhub.broker.internal.desk;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.labhub.broker.internal.registry.Refused;
import org.labhub.broker.protocol.Message;
import org.labhub.broker.protocol.MessageType;

/** Which desk answers which message. */
final class Book {

    private final Map<MessageType, Handler<Message>> handlers = new EnumMap<>(MessageType.class);
    private final Map<MessageType, Consumer<Request<Message>>> listeners = new EnumMap<>(MessageType.class);

    <M extends Message> Book answers(MessageType type, Class<M> body, Handler<M> handler) {
        handlers.put(type, request -> handler.answer(cast(request, body)));
        return this;
    }

    <M extends Message> Book hears(MessageType type, Class<M> body, Consumer<Request<M>> listener) {
        listeners.put(type, request -> listener.accept(cast(request, body)));
        return this;
    }

    private static <M extends Message> Request<M> cast(Request<Message> request, Class<M> body) {
        return new Request<>(request.session(), body.cast(request.body()), request.now());
    }

    Message answer(MessageType type, Request<Message> request) throws Refused {
        return Optional.ofNullable(handlers.get(type))
                .orElseThrow(() -> new IllegalStateException("nobody answers " + type))
                .answer(request);
    }

    void hear(MessageType type, Request<Message> request) {
        Optional.ofNullable(listeners.get(type)).ifPresent(listener -> listener.accept(request));
    }
}

package org.labhub.host.internal.listener;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Optional;
import org.labhub.api.instrument.ChannelListener;

/** Finds the record of a listener in its generic interface. */
final class ListenedFrames {

    private ListenedFrames() {}

    @SuppressWarnings("unchecked") // the interface binds its parameter to just this record
    static <F extends Record> Class<F> of(ChannelListener<F> listener) {
        Class<?> type = listener.getClass();
        return (Class<F>) find(type)
                .orElseThrow(() -> new IllegalArgumentException(type.getName()
                        + " must implement ChannelListener of a record itself, as in ChannelListener<Reading>"));
    }

    private static Optional<Class<?>> find(Class<?> type) {
        return Arrays.stream(type.getGenericInterfaces())
                .filter(ParameterizedType.class::isInstance)
                .map(ParameterizedType.class::cast)
                .filter(declared -> declared.getRawType() == ChannelListener.class)
                .map(declared -> declared.getActualTypeArguments()[0])
                .filter(ListenedFrames::isRecord)
                .findFirst()
                .map(found -> (Class<?>) found);
    }

    private static boolean isRecord(Type type) {
        return type instanceof Class<?> found && found.isRecord();
    }
}

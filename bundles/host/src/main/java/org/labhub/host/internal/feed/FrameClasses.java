package org.labhub.host.internal.feed;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Optional;

/** Finds the records of a plug-in in its generic interface. */
public final class FrameClasses {

    private FrameClasses() {}

    /**
     * The record that stands at a place among the parameters.
     *
     * @param plugin whose class implements the interface itself
     * @param contract the generic interface
     * @param place from 0
     */
    @SuppressWarnings("unchecked") // the interface binds its parameter to just this record
    public static <F extends Record> Class<F> of(Object plugin, Class<?> contract, int place) {
        Class<?> type = plugin.getClass();
        return (Class<F>) find(type, contract, place)
                .orElseThrow(() -> new IllegalArgumentException(type.getName() + " must implement "
                        + contract.getSimpleName() + " of records itself, as in " + contract.getSimpleName()
                        + "<Reading>"));
    }

    private static Optional<Class<?>> find(Class<?> type, Class<?> contract, int place) {
        return Arrays.stream(type.getGenericInterfaces())
                .filter(ParameterizedType.class::isInstance)
                .map(ParameterizedType.class::cast)
                .filter(declared -> declared.getRawType() == contract)
                .map(declared -> declared.getActualTypeArguments()[place])
                .filter(FrameClasses::isRecord)
                .findFirst()
                .map(found -> (Class<?>) found);
    }

    private static boolean isRecord(Type type) {
        return type instanceof Class<?> found && found.isRecord();
    }
}

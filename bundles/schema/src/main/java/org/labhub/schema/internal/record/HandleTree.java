package org.labhub.schema.internal.record;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.labhub.api.frame.ReadSlot;
import org.labhub.api.frame.WriteSlot;
import org.labhub.api.schema.Layout;
import org.labhub.api.schema.SchemaInfo;
import org.labhub.api.schema.SchemaRefused;
import org.labhub.api.schema.SchemaRefused.Reason;

/** Composes the handles of a record class from those of its components: accessor into slot, slot into constructor. */
final class HandleTree {

    private final Layout layout;

    private HandleTree(Layout layout) {
        this.layout = layout;
    }

    static Codec codec(Class<? extends Record> frame, SchemaInfo schema) {
        HandleTree tree = new HandleTree(schema.layout());
        MethodHandle write = tree.writer(frame, "").asType(methodType(void.class, Object.class, WriteSlot.class));
        MethodHandle read = tree.reader(frame, "").asType(methodType(Object.class, ReadSlot.class));
        return new Codec(schema, write, read);
    }

    /** (record, WriteSlot) → void. */
    private MethodHandle writer(Class<?> type, String prefix) {
        MethodHandles.Lookup lookup = lookup(type);
        List<MethodHandle> writers = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String name = prefix + component.getName();
            MethodHandle write = component.getType().isRecord()
                    ? writer(component.getType(), name + ".")
                    : Moves.writer(component.getType(), layout, name);
            writers.add(MethodHandles.filterArguments(write, 0, accessor(lookup, component)));
        }
        return oneAfterTheOther(writers);
    }

    /** Halves the list again and again: the compiler gives up on chains that are too deep. */
    private static MethodHandle oneAfterTheOther(List<MethodHandle> writers) {
        int half = writers.size() / 2;
        return half == 0
                ? writers.get(0)
                : MethodHandles.foldArguments(
                        oneAfterTheOther(writers.subList(half, writers.size())),
                        oneAfterTheOther(writers.subList(0, half)));
    }

    /** ReadSlot → record. */
    private MethodHandle reader(Class<?> type, String prefix) {
        RecordComponent[] components = type.getRecordComponents();
        MethodHandle[] readers = new MethodHandle[components.length];
        for (int i = 0; i < components.length; i++) {
            String name = prefix + components[i].getName();
            readers[i] = components[i].getType().isRecord()
                    ? reader(components[i].getType(), name + ".")
                    : Moves.reader(components[i].getType(), layout, name);
        }
        MethodHandle fromSlots = MethodHandles.filterArguments(constructor(type, components), 0, readers);
        MethodType fromSlot = methodType(type, ReadSlot.class);
        return MethodHandles.permuteArguments(fromSlots, fromSlot, new int[components.length]);
    }

    private static MethodHandle constructor(Class<?> type, RecordComponent[] components) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return lookup(type).findConstructor(type, methodType(void.class, types));
        } catch (ReflectiveOperationException | LinkageError hidden) {
            throw unreachable(type, hidden);
        }
    }

    private static MethodHandle accessor(MethodHandles.Lookup lookup, RecordComponent component) {
        try {
            return lookup.unreflect(component.getAccessor());
        } catch (IllegalAccessException hidden) {
            throw unreachable(component.getDeclaringRecord(), hidden);
        }
    }

    private static MethodHandles.Lookup lookup(Class<?> type) {
        try {
            return MethodHandles.privateLookupIn(type, MethodHandles.lookup());
        } catch (IllegalAccessException hidden) {
            throw unreachable(type, hidden);
        }
    }

    private static SchemaRefused unreachable(Class<?> type, Throwable why) {
        return new SchemaRefused(Reason.RECORD, type.getName() + " cannot be reached: " + why.getMessage());
    }
}

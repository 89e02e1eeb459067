package org.labhub.schema.internal.record;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import org.labhub.api.frame.ReadSlot;
import org.labhub.api.frame.WriteSlot;
import org.labhub.api.schema.BooleanField;
import org.labhub.api.schema.ByteField;
import org.labhub.api.schema.DoubleField;
import org.labhub.api.schema.Field;
import org.labhub.api.schema.FieldLayout;
import org.labhub.api.schema.FloatField;
import org.labhub.api.schema.IntField;
import org.labhub.api.schema.Layout;
import org.labhub.api.schema.LongField;
import org.labhub.api.schema.ShortField;
import org.labhub.api.schema.StringField;

/**
 * Finds the code that moves one component into a slot or out of it, and puts the component's field into its hands. Each
 * such method is called {@code write(field, value, slot)} or {@code read(field, slot)}, and is told by its types.
 */
final class Moves {

    private static final MethodHandles.Lookup HERE = MethodHandles.lookup();

    /**
     * What stands in the signatures of the moving methods. Naming it here resolves it for this bundle: the compiler does not
     * inline a method while a class in its signature is unresolved, and none of these methods resolves it by itself.
     */
    private static final List<Class<?>> RESOLVED = List.of(
            BooleanField.class,
            ByteField.class,
            ShortField.class,
            IntField.class,
            LongField.class,
            FloatField.class,
            DoubleField.class,
            StringField.class,
            EnumField.class,
            WriteSlot.class,
            ReadSlot.class);

    private Moves() {}

    /** (value, WriteSlot) → void. */
    static MethodHandle writer(Class<?> type, Layout layout, String name) {
        Class<?> moved = moved(type);
        Object field = field(type, layout, name);
        MethodType write = methodType(void.class, field.getClass(), moved, WriteSlot.class);
        return find(home(type), "write", write).bindTo(field).asType(methodType(void.class, type, WriteSlot.class));
    }

    /** ReadSlot → value. */
    static MethodHandle reader(Class<?> type, Layout layout, String name) {
        Class<?> moved = moved(type);
        Object field = field(type, layout, name);
        MethodType read = methodType(moved, field.getClass(), ReadSlot.class);
        return find(home(type), "read", read).bindTo(field).asType(methodType(type, ReadSlot.class));
    }

    private static boolean isEnum(Class<?> type) {
        return type.isArray() ? type.getComponentType().isEnum() : type.isEnum();
    }

    private static Class<?> home(Class<?> type) {
        if (isEnum(type)) {
            return type.isArray() ? EnumArrayMoves.class : EnumMoves.class;
        }
        return type.isArray() ? ArrayMoves.class : ScalarMoves.class;
    }

    /** Of enums the code knows only what all enums have. */
    private static Class<?> moved(Class<?> type) {
        return isEnum(type) ? (type.isArray() ? Enum[].class : Enum.class) : type;
    }

    private static Object field(Class<?> type, Layout layout, String name) {
        Field field = field(layout, name);
        return isEnum(type) ? EnumField.of(type.isArray() ? type.getComponentType() : type, field) : field;
    }

    private static Field field(Layout layout, String name) {
        FieldLayout field = layout.find(name).orElseThrow();
        return switch (field.type()) {
            case BOOL -> layout.bool(name);
            case INT8, UINT8, ENUM -> layout.int8(name);
            case INT16, UINT16 -> layout.int16(name);
            case INT32, UINT32 -> layout.int32(name);
            case INT64, UINT64 -> layout.int64(name);
            case FLOAT32 -> layout.float32(name);
            case FLOAT64 -> layout.float64(name);
            case STRING -> layout.string(name);
        };
    }

    private static MethodHandle find(Class<?> home, String name, MethodType type) {
        if (!RESOLVED.contains(type.parameterType(0))) {
            throw new IllegalStateException(type.parameterType(0) + " must be among the resolved classes");
        }
        try {
            return HERE.findStatic(home, name, type);
        } catch (ReflectiveOperationException missing) {
            throw new IllegalStateException(home.getSimpleName() + " has no " + name + type, missing);
        }
    }
}

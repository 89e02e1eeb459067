package org.labhub.schema.internal.record;

import java.lang.reflect.RecordComponent;
import java.util.Map;
import org.labhub.api.schema.FieldType;
import org.labhub.api.schema.SchemaRefused;
import org.labhub.api.schema.SchemaRefused.Reason;
import org.labhub.api.schema.Unsigned;

/** Which field type stands for a Java type. */
final class ElementType {

    private static final Map<Class<?>, FieldType> SIGNED = Map.of(
            boolean.class, FieldType.BOOL,
            byte.class, FieldType.INT8,
            short.class, FieldType.INT16,
            int.class, FieldType.INT32,
            long.class, FieldType.INT64,
            float.class, FieldType.FLOAT32,
            double.class, FieldType.FLOAT64,
            String.class, FieldType.STRING);
    private static final Map<Class<?>, FieldType> UNSIGNED = Map.of(
            byte.class, FieldType.UINT8,
            short.class, FieldType.UINT16,
            int.class, FieldType.UINT32,
            long.class, FieldType.UINT64);

    private ElementType() {}

    static FieldType of(RecordComponent component, Class<?> element) {
        if (element == String.class && component.getType().isArray()) {
            throw refused(component, "is an array of strings");
        }
        boolean unsigned = component.isAnnotationPresent(Unsigned.class);
        FieldType type = element.isEnum() && !unsigned ? FieldType.ENUM : (unsigned ? UNSIGNED : SIGNED).get(element);
        if (type == null) {
            throw refused(
                    component,
                    "is " + (unsigned ? "@Unsigned " : "") + component.getType().getTypeName());
        }
        return type;
    }

    private static SchemaRefused refused(RecordComponent component, String what) {
        return new SchemaRefused(
                Reason.TYPE,
                "field " + component.getName() + " " + what
                        + "; a field is a number, a boolean, an enum, an array of one of them, a String or a record");
    }
}

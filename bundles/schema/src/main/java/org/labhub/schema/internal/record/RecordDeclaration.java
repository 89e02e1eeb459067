package org.labhub.schema.internal.record;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.labhub.api.schema.Description;
import org.labhub.api.schema.Length;
import org.labhub.api.schema.Max;
import org.labhub.api.schema.Schema;
import org.labhub.api.schema.SchemaInfo;
import org.labhub.api.schema.SchemaRefused;
import org.labhub.api.schema.SchemaRefused.Reason;
import org.labhub.api.schema.SchemaVersion;
import org.labhub.api.schema.Shape;
import org.labhub.api.schema.Unit;
import org.labhub.schema.internal.layout.Declaration;
import org.labhub.schema.internal.layout.Frame;
import org.labhub.schema.internal.layout.Leaf;
import org.labhub.schema.internal.layout.Limits;
import org.labhub.schema.internal.layout.Struct;
import org.labhub.schema.internal.text.Blds;
import org.labhub.schema.internal.units.Units;

/** Reads the fields that a record class declares. */
final class RecordDeclaration {

    private final List<Class<?>> path = new ArrayList<>();

    private RecordDeclaration() {}

    static SchemaInfo schema(Class<? extends Record> frame) {
        Schema schema = frame.getAnnotation(Schema.class);
        if (schema == null) {
            throw new SchemaRefused(Reason.RECORD, frame.getName() + " bears no @Schema");
        }
        List<Declaration> fields = new RecordDeclaration().fields(frame);
        return Blds.schema(
                schema.id(), version(schema.version()), new Frame(schema.packing(), schema.reserve(), fields));
    }

    private static SchemaVersion version(String text) {
        try {
            return SchemaVersion.parse(text);
        } catch (IllegalArgumentException notOne) {
            throw new SchemaRefused(Reason.VERSION, String.valueOf(notOne.getMessage()));
        }
    }

    private List<Declaration> fields(Class<?> type) {
        if (path.contains(type)) {
            throw new SchemaRefused(Reason.RECURSION, type.getName() + " contains itself");
        }
        if (path.size() > Limits.DEPTH) {
            throw new SchemaRefused(Reason.TOO_LARGE, "records nest deeper than " + Limits.DEPTH);
        }
        path.add(type);
        List<Declaration> fields = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            fields.add(field(component));
        }
        path.remove(type);
        return fields;
    }

    private Declaration field(RecordComponent component) {
        if (component.getType().isRecord()) {
            return new Struct(component.getName(), fields(component.getType()));
        }
        Class<?> type = component.getType();
        Class<?> element = type.isArray() ? type.getComponentType() : type;
        boolean counted = type.isArray() || type == String.class;
        return new Leaf(
                component.getName(),
                ElementType.of(component, element),
                counted ? count(component) : 1,
                counted && component.isAnnotationPresent(Max.class),
                shape(component, type.isArray()),
                element.isEnum() ? symbols(element) : List.of(),
                unit(component),
                description(component));
    }

    private static int count(RecordComponent component) {
        Length length = component.getAnnotation(Length.class);
        Max max = component.getAnnotation(Max.class);
        if ((length == null) == (max == null)) {
            throw new SchemaRefused(
                    Reason.COUNT, "field " + component.getName() + " needs either @Length or @Max, not both or none");
        }
        return length != null ? length.value() : max != null ? max.value() : 0;
    }

    private static List<Integer> shape(RecordComponent component, boolean array) {
        Shape shape = component.getAnnotation(Shape.class);
        if (shape == null) {
            return List.of();
        }
        if (!array) {
            throw new SchemaRefused(Reason.SHAPE, "field " + component.getName() + " is no array, so it has no shape");
        }
        return Arrays.stream(shape.value()).boxed().toList();
    }

    private static List<String> symbols(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(symbol -> ((Enum<?>) symbol).name())
                .toList();
    }

    private static String unit(RecordComponent component) {
        Unit unit = component.getAnnotation(Unit.class);
        return unit == null ? "" : Units.check(component.getName(), unit.value());
    }

    private static String description(RecordComponent component) {
        Description description = component.getAnnotation(Description.class);
        return description == null ? "" : description.value();
    }
}

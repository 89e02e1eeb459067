package org.labhub.console.internal.channel;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.labhub.api.frame.ReadSlot;
import org.labhub.api.schema.ByteField;
import org.labhub.api.schema.DoubleField;
import org.labhub.api.schema.Field;
import org.labhub.api.schema.FieldLayout;
import org.labhub.api.schema.FieldType;
import org.labhub.api.schema.FloatField;
import org.labhub.api.schema.IntField;
import org.labhub.api.schema.Layout;
import org.labhub.api.schema.LongField;
import org.labhub.api.schema.ShortField;

/**
 * Reads one field of frames as numbers to be plotted. Its place is resolved once.
 *
 * @param layout of the field
 * @param field by which slots are read
 * @param value reads an element
 */
record NumericField(FieldLayout layout, Field field, Element value) {

    private static final Set<FieldType> PLAIN = EnumSet.complementOf(EnumSet.of(FieldType.STRING));
    /** Those whose values a 32-bit float holds without loss. */
    private static final Set<FieldType> NARROW = EnumSet.of(
            FieldType.BOOL,
            FieldType.ENUM,
            FieldType.INT8,
            FieldType.UINT8,
            FieldType.INT16,
            FieldType.UINT16,
            FieldType.FLOAT32);

    /** Reads an element. */
    interface Element {
        double of(ReadSlot slot, int index);
    }

    /** All numbers of a layout, one value each. */
    static List<NumericField> scalars(Layout layout) {
        return all(layout).stream().filter(each -> !each.isArray()).toList();
    }

    /** All arrays of numbers. */
    static List<NumericField> arrays(Layout layout) {
        return all(layout).stream().filter(NumericField::isArray).toList();
    }

    private static List<NumericField> all(Layout layout) {
        return layout.fields().stream()
                .filter(field -> PLAIN.contains(field.type()))
                .map(field -> of(layout, field))
                .toList();
    }

    private static NumericField of(Layout layout, FieldLayout field) {
        String name = field.name();
        return switch (field.type()) {
            case BOOL -> {
                var at = layout.bool(name);
                yield new NumericField(field, at, (slot, index) -> slot.get(at, index) ? 1 : 0);
            }
            case INT8 -> {
                ByteField at = layout.int8(name);
                yield new NumericField(field, at, (slot, index) -> slot.get(at, index));
            }
            case UINT8, ENUM -> {
                ByteField at = layout.int8(name);
                yield new NumericField(field, at, (slot, index) -> slot.get(at, index) & 0xff);
            }
            case INT16 -> {
                ShortField at = layout.int16(name);
                yield new NumericField(field, at, (slot, index) -> slot.get(at, index));
            }
            case UINT16 -> {
                ShortField at = layout.int16(name);
                yield new NumericField(field, at, (slot, index) -> slot.get(at, index) & 0xffff);
            }
            case INT32 -> {
                IntField at = layout.int32(name);
                yield new NumericField(field, at, (slot, index) -> slot.get(at, index));
            }
            case UINT32 -> {
                IntField at = layout.int32(name);
                yield new NumericField(field, at, (slot, index) -> Integer.toUnsignedLong(slot.get(at, index)));
            }
            case INT64 -> {
                LongField at = layout.int64(name);
                yield new NumericField(field, at, (slot, index) -> slot.get(at, index));
            }
            case UINT64 -> {
                LongField at = layout.int64(name);
                yield new NumericField(field, at, (slot, index) -> unsigned(slot.get(at, index)));
            }
            case FLOAT32 -> {
                FloatField at = layout.float32(name);
                yield new NumericField(field, at, (slot, index) -> slot.get(at, index));
            }
            case FLOAT64 -> {
                DoubleField at = layout.float64(name);
                yield new NumericField(field, at, (slot, index) -> slot.get(at, index));
            }
            case STRING -> throw new IllegalArgumentException(name + " is text");
        };
    }

    private static double unsigned(long value) {
        return value >= 0 ? value : (value >>> 1) * 2.0 + (value & 1);
    }

    String name() {
        return layout.name();
    }

    boolean isArray() {
        return layout.count() > 1 || layout.bounded();
    }

    boolean isNarrow() {
        return NARROW.contains(layout.type());
    }

    /** Of a single value. */
    double of(ReadSlot slot) {
        return value.of(slot, 0);
    }

    /** Of an array in this frame. */
    int count(ReadSlot slot) {
        return slot.count(field);
    }
}

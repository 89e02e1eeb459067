package org.labhub.api.schema;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How the fields of a frame lie in a slot. Its typed fields are asked for by name once and then used for every frame.
 *
 * @param packing how fields follow each other
 * @param size of the whole, in bytes
 * @param fields in the order of their offsets
 */
public record Layout(Packing packing, int size, List<FieldLayout> fields) {

    /**
     * Takes a copy; refuses a field that reaches beyond the end.
     *
     * @param packing how fields follow each other
     * @param size of the whole, in bytes
     * @param fields in the order of their offsets
     */
    public Layout {
        fields = List.copyOf(fields);
        for (FieldLayout field : fields) {
            if (Math.addExact(field.offset(), field.bytes()) > size) {
                throw new IllegalArgumentException(
                        "field " + field.name() + " ends beyond the layout's " + size + " bytes");
            }
        }
    }

    /**
     * Looks a field up.
     *
     * @param name as declared
     * @return the field, or empty if there is none of this name
     */
    public Optional<FieldLayout> find(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /**
     * A field of booleans.
     *
     * @param name as declared
     * @return the field
     */
    public BooleanField bool(String name) {
        FieldLayout field = require(name, Set.of(FieldType.BOOL));
        return new BooleanField(name, field.offset(), field.count(), field.countOffset());
    }

    /**
     * A field of 8-bit integers, signed or not, or of enums: those are read as the numbers of their symbols.
     *
     * @param name as declared
     * @return the field
     */
    public ByteField int8(String name) {
        FieldLayout field = require(name, Set.of(FieldType.INT8, FieldType.UINT8, FieldType.ENUM));
        return new ByteField(name, field.offset(), field.count(), field.countOffset());
    }

    /**
     * A field of 16-bit integers, signed or not.
     *
     * @param name as declared
     * @return the field
     */
    public ShortField int16(String name) {
        FieldLayout field = require(name, Set.of(FieldType.INT16, FieldType.UINT16));
        return new ShortField(name, field.offset(), field.count(), field.countOffset());
    }

    /**
     * A field of 32-bit integers, signed or not.
     *
     * @param name as declared
     * @return the field
     */
    public IntField int32(String name) {
        FieldLayout field = require(name, Set.of(FieldType.INT32, FieldType.UINT32));
        return new IntField(name, field.offset(), field.count(), field.countOffset());
    }

    /**
     * A field of 64-bit integers, signed or not.
     *
     * @param name as declared
     * @return the field
     */
    public LongField int64(String name) {
        FieldLayout field = require(name, Set.of(FieldType.INT64, FieldType.UINT64));
        return new LongField(name, field.offset(), field.count(), field.countOffset());
    }

    /**
     * A field of 32-bit floating-point numbers.
     *
     * @param name as declared
     * @return the field
     */
    public FloatField float32(String name) {
        FieldLayout field = require(name, Set.of(FieldType.FLOAT32));
        return new FloatField(name, field.offset(), field.count(), field.countOffset());
    }

    /**
     * A field of 64-bit floating-point numbers.
     *
     * @param name as declared
     * @return the field
     */
    public DoubleField float64(String name) {
        FieldLayout field = require(name, Set.of(FieldType.FLOAT64));
        return new DoubleField(name, field.offset(), field.count(), field.countOffset());
    }

    /**
     * A field of text.
     *
     * @param name as declared
     * @return the field
     */
    public StringField string(String name) {
        FieldLayout field = require(name, Set.of(FieldType.STRING));
        return new StringField(name, field.offset(), field.count(), field.countOffset());
    }

    private FieldLayout require(String name, Set<FieldType> wanted) {
        FieldLayout field = find(name)
                .orElseThrow(() -> new IllegalArgumentException("there is no field " + name + "; there are "
                        + fields.stream().map(FieldLayout::name).toList()));
        if (!wanted.contains(field.type())) {
            throw new IllegalArgumentException("field " + name + " is " + field.type() + ", not one of " + wanted);
        }
        return field;
    }
}

package org.labhub.schema.internal.layout;

import java.util.ArrayList;
import java.util.List;
import org.labhub.api.schema.FieldLayout;
import org.labhub.api.schema.Packing;
import org.labhub.api.schema.SchemaRefused;
import org.labhub.api.schema.SchemaRefused.Reason;

/**
 * Fields in their places. Packed fields follow each other without a gap. Aligned, an element lies at a multiple of its own
 * size, a nested record at a multiple of its largest alignment and padded to it, and so is the whole. A bounded field has
 * the number of its elements in the 4 bytes before the first one, and is aligned to at least 4.
 */
public record Placed(List<PlacedField> fields, int end, int size, int alignment) {

    /** A field and where it begins; what it holds ends before {@code offset + bytes}. */
    public sealed interface PlacedField permits PlacedLeaf, PlacedStruct {

        /** Adds its leaves, named with dots. */
        void flatten(String prefix, List<FieldLayout> into);
    }

    /** A leaf and the place of its first element. */
    public record PlacedLeaf(Leaf leaf, int offset) implements PlacedField {

        /** The room of all its elements. */
        public int bytes() {
            return leaf.count() * leaf.type().bytes();
        }

        @Override
        public void flatten(String prefix, List<FieldLayout> into) {
            into.add(new FieldLayout(
                    prefix + leaf.name(),
                    leaf.type(),
                    leaf.count(),
                    leaf.bounded(),
                    offset,
                    leaf.shape(),
                    leaf.symbols(),
                    leaf.unit(),
                    leaf.description()));
        }
    }

    /** A nested record, its place and its padded size. */
    public record PlacedStruct(String name, List<PlacedField> fields, int offset, int bytes) implements PlacedField {
        @Override
        public void flatten(String prefix, List<FieldLayout> into) {
            fields.forEach(field -> field.flatten(prefix + name + ".", into));
        }
    }

    static Placed of(Frame frame) {
        Placing placing = new Placing(frame.packing());
        List<PlacedField> fields = placing.all(frame.fields(), 0);
        int end = placing.cursor;
        placing.advance(end + frame.reserve());
        int alignment = placing.alignment(frame.fields());
        placing.pad(alignment);
        return new Placed(fields, end, placing.cursor, alignment);
    }

    /** Walks over the declarations once, from the first byte to the last. */
    private static final class Placing {

        private final Packing packing;
        private int cursor;
        private int leaves;

        Placing(Packing packing) {
            this.packing = packing;
        }

        List<PlacedField> all(List<Declaration> fields, int depth) {
            if (depth > Limits.DEPTH) {
                throw new SchemaRefused(Reason.TOO_LARGE, "records nest deeper than " + Limits.DEPTH);
            }
            List<PlacedField> placed = new ArrayList<>();
            for (Declaration field : fields) {
                placed.add(field instanceof Leaf leaf ? leaf(leaf) : struct((Struct) field, depth));
            }
            return placed;
        }

        private PlacedField leaf(Leaf leaf) {
            if (++leaves > Limits.FIELDS) {
                throw new SchemaRefused(Reason.TOO_LARGE, "more than " + Limits.FIELDS + " fields");
            }
            if (leaf.bounded()) {
                advance((long) cursor + Integer.BYTES);
            }
            pad(alignment(leaf));
            int offset = cursor;
            advance(offset + (long) leaf.count() * leaf.type().bytes());
            return new PlacedLeaf(leaf, offset);
        }

        private PlacedField struct(Struct struct, int depth) {
            int alignment = alignment(struct.fields());
            pad(alignment);
            int offset = cursor;
            List<PlacedField> fields = all(struct.fields(), depth + 1);
            pad(alignment);
            return new PlacedStruct(struct.name(), fields, offset, cursor - offset);
        }

        void pad(int alignment) {
            advance(((long) cursor + alignment - 1) / alignment * alignment);
        }

        void advance(long to) {
            if (to > Limits.SIZE) {
                throw new SchemaRefused(Reason.TOO_LARGE, "the layout has more than " + Limits.SIZE + " bytes");
            }
            cursor = (int) to;
        }

        int alignment(List<Declaration> fields) {
            int largest = 1;
            for (Declaration field : fields) {
                largest = Math.max(
                        largest, field instanceof Leaf leaf ? alignment(leaf) : alignment(((Struct) field).fields()));
            }
            return largest;
        }

        private int alignment(Leaf leaf) {
            int least = leaf.bounded() ? Integer.BYTES : 1;
            return packing == Packing.PACKED ? 1 : Math.max(least, leaf.type().bytes());
        }
    }
}

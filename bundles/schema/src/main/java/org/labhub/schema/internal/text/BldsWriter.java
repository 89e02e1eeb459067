package org.labhub.schema.internal.text;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.labhub.api.schema.FieldType;
import org.labhub.schema.internal.layout.Frame;
import org.labhub.schema.internal.layout.Leaf;
import org.labhub.schema.internal.layout.Placed;
import org.labhub.schema.internal.layout.Placed.PlacedField;
import org.labhub.schema.internal.layout.Placed.PlacedLeaf;
import org.labhub.schema.internal.layout.Placed.PlacedStruct;

/** Writes a layout in its one canonical form. */
final class BldsWriter {

    private final StringBuilder text = new StringBuilder();

    private BldsWriter() {}

    static String write(Frame frame) {
        Placed placed = frame.placed();
        BldsWriter writer = new BldsWriter();
        writer.fields(placed.fields());
        writer.text.append("|pack:").append(frame.packing().name().toLowerCase(Locale.ROOT));
        writer.text.append("|size:").append(placed.size());
        return writer.text.toString();
    }

    private void fields(List<PlacedField> fields) {
        Iterator<PlacedField> each = fields.iterator();
        field(each.next());
        while (each.hasNext()) {
            text.append(';');
            field(each.next());
        }
    }

    private void field(PlacedField field) {
        if (field instanceof PlacedLeaf leaf) {
            leaf(leaf);
        } else {
            struct((PlacedStruct) field);
        }
    }

    private void struct(PlacedStruct struct) {
        text.append(struct.name()).append(":_(");
        fields(struct.fields());
        text.append(')');
        place(struct.offset(), struct.bytes());
    }

    private void leaf(PlacedLeaf placed) {
        Leaf leaf = placed.leaf();
        text.append(leaf.name()).append(':').append(BldsType.code(leaf.type()));
        if (leaf.type() == FieldType.ENUM) {
            text.append('(').append(String.join(",", leaf.symbols())).append(')');
        }
        if (leaf.isCounted()) {
            text.append('[')
                    .append(leaf.bounded() ? "<=" : "")
                    .append(dimensions(leaf))
                    .append(']');
        }
        place(placed.offset(), placed.bytes());
        if (!leaf.unit().isEmpty()) {
            text.append('<').append(leaf.unit()).append('>');
        }
    }

    private static String dimensions(Leaf leaf) {
        List<Integer> sizes = leaf.shape().isEmpty() ? List.of(leaf.count()) : leaf.shape();
        return String.join("x", sizes.stream().map(String::valueOf).toList());
    }

    private void place(int offset, int bytes) {
        text.append('@').append(offset).append(':').append(bytes);
    }
}

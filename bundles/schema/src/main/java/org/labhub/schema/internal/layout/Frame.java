package org.labhub.schema.internal.layout;

import java.util.ArrayList;
import java.util.List;
import org.labhub.api.schema.FieldLayout;
import org.labhub.api.schema.Layout;
import org.labhub.api.schema.Packing;
import org.labhub.api.schema.SchemaRefused;
import org.labhub.api.schema.SchemaRefused.Reason;

/** All fields of a frame as they were declared, and the layout that follows from them. */
public record Frame(Packing packing, long reserve, List<Declaration> fields) {

    /** Refuses a frame without fields, or with a reserve that cannot be. */
    public Frame {
        fields = Struct.checkFields("the schema", fields);
        if (reserve < 0 || reserve > Limits.SIZE) {
            throw new SchemaRefused(Reason.TOO_LARGE, "a reserve of " + reserve + " bytes; it is 0 to " + Limits.SIZE);
        }
    }

    /** Takes a layout apart again. */
    public static Frame of(Layout layout) {
        Frame unreserved = new Frame(layout.packing(), 0, Regrouped.of(layout.fields()));
        return new Frame(layout.packing(), layout.size() - unreserved.placed().end(), unreserved.fields);
    }

    /** Gives each field its place. */
    public Placed placed() {
        return Placed.of(this);
    }

    /** The layout as everybody uses it. */
    public Layout layout() {
        Placed placed = placed();
        List<FieldLayout> flat = new ArrayList<>();
        placed.fields().forEach(field -> field.flatten("", flat));
        return new Layout(packing, placed.size(), flat);
    }
}

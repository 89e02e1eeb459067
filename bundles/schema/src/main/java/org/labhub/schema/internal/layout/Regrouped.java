package org.labhub.schema.internal.layout;

import java.util.ArrayList;
import java.util.List;
import org.labhub.api.schema.FieldLayout;

/** Turns the flat list of a layout, in which nested fields are named with dots, into nested declarations. */
final class Regrouped {

    private Regrouped() {}

    static List<Declaration> of(List<FieldLayout> flat) {
        return of(flat, 0);
    }

    private static List<Declaration> of(List<FieldLayout> flat, int prefix) {
        List<Declaration> fields = new ArrayList<>();
        for (int at = 0; at < flat.size(); ) {
            String name = flat.get(at).name();
            int dot = name.indexOf('.', prefix);
            if (dot < 0) {
                fields.add(leaf(flat.get(at++), prefix));
            } else {
                int end = endOfGroup(flat, at, name.substring(0, dot + 1));
                fields.add(new Struct(name.substring(prefix, dot), of(flat.subList(at, end), dot + 1)));
                at = end;
            }
        }
        return fields;
    }

    private static int endOfGroup(List<FieldLayout> flat, int from, String group) {
        int end = from;
        while (end < flat.size() && flat.get(end).name().startsWith(group)) {
            end++;
        }
        return end;
    }

    private static Leaf leaf(FieldLayout field, int prefix) {
        return new Leaf(
                field.name().substring(prefix),
                field.type(),
                field.count(),
                field.bounded(),
                field.shape(),
                field.symbols(),
                field.unit(),
                field.description());
    }
}

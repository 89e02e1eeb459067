package org.labhub.schema.internal.layout;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.labhub.api.schema.FieldType;
import org.labhub.api.schema.SchemaRefused;
import org.labhub.api.schema.SchemaRefused.Reason;

/**
 * A declared field that holds values. One element is a scalar, and one dimension is no shape: of two ways to say the same
 * there is one left.
 */
public record Leaf(
        String name,
        FieldType type,
        int count,
        boolean bounded,
        List<Integer> shape,
        List<String> symbols,
        String unit,
        String description)
        implements Declaration {

    /** Refuses what no layout can hold. */
    public Leaf {
        Names.check(name);
        if (count < 1) {
            throw new SchemaRefused(Reason.COUNT, "field " + name + " has " + count + " elements");
        }
        if (description.length() > Limits.DESCRIPTION) {
            throw new SchemaRefused(
                    Reason.TOO_LARGE,
                    "the description of field " + name + " has more than " + Limits.DESCRIPTION + " characters");
        }
        shape = checkShape(name, shape, count);
        symbols = checkSymbols(name, type, symbols);
    }

    private static List<Integer> checkShape(String name, List<Integer> shape, int count) {
        if (shape.size() > Limits.DIMENSIONS) {
            throw new SchemaRefused(
                    Reason.SHAPE,
                    "field " + name + " has " + shape.size() + " dimensions; at most " + Limits.DIMENSIONS);
        }
        long product = 1;
        for (int dimension : shape) {
            product = dimension < 1 ? 0 : Math.min(product * dimension, Integer.MAX_VALUE);
        }
        if (!shape.isEmpty() && product != count) {
            throw new SchemaRefused(Reason.SHAPE, "field " + name + " has " + count + " elements, not " + shape);
        }
        return shape.size() == 1 ? List.of() : List.copyOf(shape);
    }

    private static List<String> checkSymbols(String name, FieldType type, List<String> symbols) {
        if (symbols.isEmpty() == (type == FieldType.ENUM) || symbols.size() > Limits.SYMBOLS) {
            throw new SchemaRefused(
                    Reason.SYMBOLS, "field " + name + " is " + type + " and has " + symbols.size() + " symbols");
        }
        Set<String> seen = new HashSet<>();
        for (String symbol : symbols) {
            if (!seen.add(Names.check(symbol))) {
                throw new SchemaRefused(Reason.DUPLICATE, "field " + name + " has the symbol " + symbol + " twice");
            }
        }
        return List.copyOf(symbols);
    }

    /** Whether it is written with a number of elements. */
    public boolean isCounted() {
        return count > 1 || bounded || type == FieldType.STRING || !shape.isEmpty();
    }
}

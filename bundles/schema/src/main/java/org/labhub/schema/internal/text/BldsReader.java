package org.labhub.schema.internal.text;

import java.util.ArrayList;
import java.util.List;
import org.labhub.api.schema.FieldType;
import org.labhub.api.schema.Packing;
import org.labhub.api.schema.SchemaRefused.Reason;
import org.labhub.schema.internal.layout.Declaration;
import org.labhub.schema.internal.layout.Frame;
import org.labhub.schema.internal.layout.Leaf;
import org.labhub.schema.internal.layout.Limits;
import org.labhub.schema.internal.layout.Struct;
import org.labhub.schema.internal.units.Units;

/** Reads a canonical text. The places that it states are compared with those that follow from its order and packing. */
final class BldsReader {

    private final BldsScanner in;
    private final StatedPlaces places = new StatedPlaces();
    private int members;

    private BldsReader(String text) {
        in = new BldsScanner(text);
    }

    static Frame read(String text) {
        BldsReader reader = new BldsReader(text);
        List<Declaration> fields = reader.fields(0);
        reader.in.expect("|pack:");
        Packing packing = reader.packing();
        reader.in.expect("|size:");
        int size = reader.in.number();
        reader.in.expectEnd();
        Frame unreserved = new Frame(packing, 0, fields);
        reader.places.check(unreserved.placed(), size);
        return new Frame(packing, size - unreserved.placed().end(), fields);
    }

    private Packing packing() {
        if (in.takes("aligned")) {
            return Packing.ALIGNED;
        }
        if (in.takes("packed")) {
            return Packing.PACKED;
        }
        throw in.refused(Reason.PACKING, "neither aligned nor packed");
    }

    private List<Declaration> fields(int depth) {
        if (depth > Limits.DEPTH) {
            throw in.refused(Reason.TOO_LARGE, "records nest deeper than " + Limits.DEPTH);
        }
        List<Declaration> fields = new ArrayList<>();
        do {
            fields.add(field(depth));
        } while (in.takes(";"));
        return fields;
    }

    private Declaration field(int depth) {
        if (++members > Limits.FIELDS * Limits.DEPTH) {
            throw in.refused(Reason.TOO_LARGE, "more than " + Limits.FIELDS + " fields");
        }
        String name = in.word();
        in.expect(":");
        return in.takes("_(") ? struct(name, depth) : leaf(name);
    }

    private Declaration struct(String name, int depth) {
        Struct struct = new Struct(name, fields(depth + 1));
        in.expect(")");
        places.struct(name, place(), size());
        return struct;
    }

    private Declaration leaf(String name) {
        String code = in.word();
        if (!BldsType.isCode(code)) {
            throw in.refused(Reason.TYPE, "field " + name + " has the unknown type \"" + code + "\"");
        }
        FieldType type = BldsType.type(code);
        List<String> symbols = type == FieldType.ENUM ? symbols() : List.of();
        boolean counted = in.takes("[");
        boolean bounded = counted && in.takes("<=");
        List<Integer> shape = counted ? dimensions() : List.of(1);
        if (type == FieldType.STRING && !counted) {
            throw in.refused(Reason.COUNT, "field " + name + " does not say how many bytes it has");
        }
        int count = product(shape);
        places.leaf(name, place(), size(), bounded);
        String unit = in.takes("<") ? Units.checkWritable(name, in.until('>')) : "";
        return new Leaf(name, type, count, bounded, shape, symbols, unit, "");
    }

    private List<String> symbols() {
        in.expect("(");
        List<String> symbols = new ArrayList<>();
        do {
            symbols.add(in.word());
        } while (in.takes(",") && symbols.size() <= Limits.SYMBOLS);
        in.expect(")");
        return symbols;
    }

    private List<Integer> dimensions() {
        List<Integer> dimensions = new ArrayList<>();
        do {
            dimensions.add(in.number());
        } while (in.takes("x") && dimensions.size() <= Limits.DIMENSIONS);
        in.expect("]");
        return dimensions;
    }

    private int product(List<Integer> dimensions) {
        long product = 1;
        for (int dimension : dimensions) {
            product *= dimension;
            if (product > Limits.SIZE) {
                throw in.refused(Reason.TOO_LARGE, "more than " + Limits.SIZE + " elements");
            }
        }
        return (int) product;
    }

    private int place() {
        in.expect("@");
        return in.number();
    }

    private int size() {
        in.expect(":");
        return in.number();
    }
}

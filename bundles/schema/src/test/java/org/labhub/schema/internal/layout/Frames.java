package org.labhub.schema.internal.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.labhub.api.schema.FieldType;
import org.labhub.api.schema.Packing;

/** Makes up frames, for tests of what holds for all of them. */
public final class Frames {

    private static final List<String> UNITS = List.of("", "", "V", "mV/Hz", "%", "Cel", "kg.m/s2");
    private static final FieldType[] TYPES = FieldType.values();

    private final RandomGenerator random;

    /** From the same numbers come the same frames. */
    public Frames(RandomGenerator random) {
        this.random = random;
    }

    /** One of up to some thirty fields. */
    public Frame next() {
        Packing packing = random.nextBoolean() ? Packing.ALIGNED : Packing.PACKED;
        return new Frame(packing, random.nextInt(4) == 0 ? random.nextInt(100) : 0, fields(0));
    }

    private List<Declaration> fields(int depth) {
        List<Declaration> fields = new ArrayList<>();
        int count = random.nextInt(1, 7);
        for (int i = 0; i < count; i++) {
            String name = "f" + i + (random.nextBoolean() ? "_x" : "");
            fields.add(depth < 3 && random.nextInt(5) == 0 ? new Struct(name, fields(depth + 1)) : leaf(name));
        }
        return fields;
    }

    private Leaf leaf(String name) {
        FieldType type = TYPES[random.nextInt(TYPES.length)];
        boolean bounded = random.nextInt(4) == 0;
        boolean counted = bounded || type == FieldType.STRING || random.nextInt(3) == 0;
        boolean shaped = counted && type != FieldType.STRING && random.nextBoolean();
        int rows = random.nextInt(1, 5);
        int columns = random.nextInt(1, 9);
        return new Leaf(
                name,
                type,
                counted ? rows * columns : 1,
                bounded,
                shaped ? List.of(rows, columns) : List.of(),
                type == FieldType.ENUM ? List.of("LOW", "MID", "HIGH").subList(0, random.nextInt(1, 4)) : List.of(),
                UNITS.get(random.nextInt(UNITS.size())),
                random.nextBoolean() ? "" : "A sentence: \"quoted\" ä.");
    }
}

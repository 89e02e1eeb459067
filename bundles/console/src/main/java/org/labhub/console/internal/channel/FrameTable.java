package org.labhub.console.internal.channel;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import org.labhub.api.frame.ReadSlot;
import org.labhub.api.schema.FieldLayout;
import org.labhub.api.schema.FieldType;
import org.labhub.api.schema.Layout;

/** Writes one frame down, field by field, for a person to read. */
final class FrameTable {

    private static final int FIRST = 8;

    private final Layout layout;

    FrameTable(Layout layout) {
        this.layout = layout;
    }

    JsonObjectBuilder of(ReadSlot slot) {
        JsonArrayBuilder values = Json.createArrayBuilder();
        layout.fields().forEach(field -> values.add(value(slot, field)));
        return Json.createObjectBuilder()
                .add("sequence", slot.sequence())
                .add("epoch", slot.epoch())
                .add("length", slot.length())
                .add("wallMillis", slot.wallNanos() / 1e6)
                .add("device", String.valueOf(slot.deviceNanos()))
                .add("values", values);
    }

    private JsonObjectBuilder value(ReadSlot slot, FieldLayout field) {
        if (field.type() == FieldType.STRING) {
            return Json.createObjectBuilder().add("v", slot.get(layout.string(field.name())));
        }
        Element element = element(field);
        int count = field.bounded() ? element.count(slot) : field.count();
        if (field.count() == 1 && !field.bounded()) {
            return Json.createObjectBuilder().add("v", element.text(slot, 0));
        }
        JsonArrayBuilder first = Json.createArrayBuilder();
        for (int index = 0; index < Math.min(FIRST, count); index++) {
            first.add(element.text(slot, index));
        }
        return Json.createObjectBuilder().add("n", count).add("first", first);
    }

    private interface Text {
        String of(ReadSlot slot, int index);
    }

    private record Element(org.labhub.api.schema.Field field, Text text) {
        int count(ReadSlot slot) {
            return slot.count(field);
        }

        String text(ReadSlot slot, int index) {
            return text.of(slot, index);
        }
    }

    private Element element(FieldLayout field) {
        String name = field.name();
        return switch (field.type()) {
            case BOOL -> {
                var at = layout.bool(name);
                yield new Element(at, (slot, index) -> String.valueOf(slot.get(at, index)));
            }
            case INT8 -> {
                var at = layout.int8(name);
                yield new Element(at, (slot, index) -> String.valueOf(slot.get(at, index)));
            }
            case UINT8 -> {
                var at = layout.int8(name);
                yield new Element(at, (slot, index) -> String.valueOf(slot.get(at, index) & 0xff));
            }
            case ENUM -> {
                var at = layout.int8(name);
                yield new Element(at, (slot, index) -> symbol(field, slot.get(at, index) & 0xff));
            }
            case INT16 -> {
                var at = layout.int16(name);
                yield new Element(at, (slot, index) -> String.valueOf(slot.get(at, index)));
            }
            case UINT16 -> {
                var at = layout.int16(name);
                yield new Element(at, (slot, index) -> String.valueOf(slot.get(at, index) & 0xffff));
            }
            case INT32 -> {
                var at = layout.int32(name);
                yield new Element(at, (slot, index) -> String.valueOf(slot.get(at, index)));
            }
            case UINT32 -> {
                var at = layout.int32(name);
                yield new Element(at, (slot, index) -> Integer.toUnsignedString(slot.get(at, index)));
            }
            case INT64 -> {
                var at = layout.int64(name);
                yield new Element(at, (slot, index) -> String.valueOf(slot.get(at, index)));
            }
            case UINT64 -> {
                var at = layout.int64(name);
                yield new Element(at, (slot, index) -> Long.toUnsignedString(slot.get(at, index)));
            }
            case FLOAT32 -> {
                var at = layout.float32(name);
                yield new Element(at, (slot, index) -> String.valueOf(slot.get(at, index)));
            }
            case FLOAT64 -> {
                var at = layout.float64(name);
                yield new Element(at, (slot, index) -> String.valueOf(slot.get(at, index)));
            }
            case STRING -> throw new IllegalArgumentException(name + " is text");
        };
    }

    private static String symbol(FieldLayout field, int index) {
        return index < field.symbols().size() ? field.symbols().get(index) : "no symbol " + index;
    }
}

package org.labhub.admin.internal;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.labhub.api.block.BlockObserver;
import org.labhub.api.frame.ReadSlot;
import org.labhub.api.schema.FieldLayout;
import org.labhub.api.schema.FieldType;

/** Prints the frames of a channel, a line each, from an observer. */
final class Tap {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int SHOWN = 4;

    private final BlockObserver block;
    private final PrintStream out;
    private long last = -1;

    Tap(BlockObserver block, PrintStream out) {
        this.block = block;
        this.out = out;
    }

    /** Prints so many frames, or says that no more came. */
    void print(int frames) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (int printed = 0; printed < frames; ) {
            if (block.committed() - 1 > last && block.latest(this::line)) {
                printed++;
                deadline = System.nanoTime() + PATIENCE.toNanos();
            } else if (System.nanoTime() - deadline > 0) {
                out.println("no frame for " + PATIENCE.toSeconds() + " s");
                return;
            } else {
                TimeUnit.MILLISECONDS.sleep(1);
            }
        }
    }

    private void line(ReadSlot slot) {
        last = slot.sequence();
        out.println(last + "  "
                + block.layout().fields().stream()
                        .map(field -> field.name() + "=" + value(slot, field) + suffix(field))
                        .collect(Collectors.joining("  ")));
    }

    private static String suffix(FieldLayout field) {
        return field.unit().isEmpty() ? "" : " " + field.unit();
    }

    private String value(ReadSlot slot, FieldLayout field) {
        if (field.type() == FieldType.STRING) {
            return slot.get(block.layout().string(field.name()));
        }
        int count = Math.min(SHOWN, field.count());
        StringBuilder values = new StringBuilder();
        for (int index = 0; index < count; index++) {
            values.append(index == 0 ? "" : ", ").append(element(slot, field, index));
        }
        return field.count() == 1 ? values.toString() : "[" + values + (field.count() > count ? ", …]" : "]");
    }

    private String element(ReadSlot slot, FieldLayout field, int index) {
        return switch (field.type()) {
            case BOOL -> String.valueOf(slot.get(block.layout().bool(field.name()), index));
            case INT8 -> String.valueOf(slot.get(block.layout().int8(field.name()), index));
            case UINT8, ENUM -> String.valueOf(slot.get(block.layout().int8(field.name()), index) & 0xff);
            case INT16 -> String.valueOf(slot.get(block.layout().int16(field.name()), index));
            case UINT16 -> String.valueOf(slot.get(block.layout().int16(field.name()), index) & 0xffff);
            case INT32 -> String.valueOf(slot.get(block.layout().int32(field.name()), index));
            case UINT32 -> Integer.toUnsignedString(slot.get(block.layout().int32(field.name()), index));
            case INT64 -> String.valueOf(slot.get(block.layout().int64(field.name()), index));
            case UINT64 -> Long.toUnsignedString(slot.get(block.layout().int64(field.name()), index));
            case FLOAT32 -> String.valueOf(slot.get(block.layout().float32(field.name()), index));
            case FLOAT64 -> String.valueOf(slot.get(block.layout().float64(field.name()), index));
            case STRING -> slot.get(block.layout().string(field.name()));
        };
    }
}

package org.labhub.admin.internal;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.labhub.admin.internal.TapFormat.Value;
import org.labhub.api.block.BlockObserver;
import org.labhub.api.frame.ReadSlot;
import org.labhub.api.schema.FieldLayout;
import org.labhub.api.schema.FieldType;

/** Prints the frames of a channel, a line each, from an observer. */
final class Tap {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final BlockObserver block;
    private final PrintStream out;
    private final TapFormat format;
    private final long periodNanos;
    private boolean headed;
    private long last = -1;

    /** Of a block; at most so many frames a second, 0 for all that can be read. */
    Tap(BlockObserver block, PrintStream out, TapFormat format, int rate) {
        if (rate < 0) {
            throw new IllegalArgumentException("--rate must be 0 or more frames a second, not " + rate);
        }
        this.block = block;
        this.out = out;
        this.format = format;
        periodNanos = rate == 0 ? 0 : TimeUnit.SECONDS.toNanos(1) / rate;
    }

    /** Prints so many frames, or says that no more came. */
    void print(int frames) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (int printed = 0; printed < frames; ) {
            if (block.committed() - 1 > last && block.latest(this::line)) {
                printed++;
                deadline = System.nanoTime() + PATIENCE.toNanos();
                TimeUnit.NANOSECONDS.sleep(periodNanos);
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
        List<Value> frame = new ArrayList<>();
        block.layout().fields().forEach(field -> frame.add(value(slot, field)));
        String header = headed ? "" : format.header(frame);
        headed = true;
        if (!header.isEmpty()) {
            out.println(header);
        }
        out.println(format.line(last, frame));
    }

    private Value value(ReadSlot slot, FieldLayout field) {
        boolean text = field.type() == FieldType.STRING;
        List<String> elements = text
                ? List.of(slot.get(block.layout().string(field.name())))
                : IntStream.range(0, field.count())
                        .mapToObj(index -> element(slot, field, index))
                        .toList();
        return new Value(field.name(), field.unit(), text, !text && field.count() > 1, elements);
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

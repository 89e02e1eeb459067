package org.labhub.console.internal.channel;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.labhub.api.block.BlockObserver;
import org.labhub.api.frame.ReadSlot;
import org.labhub.api.schema.Layout;

/**
 * Reads every frame of one block for one page, from the oldest that is still there. It looks from outside: nobody waits for it. What was
 * overwritten before it came to it, and what would take too long, is left out and told.
 */
final class FrameReading {

    /** Fields with one value that are plotted at most. */
    private static final int SCALARS = 16;

    private static final int FIRST_POINTS = 1024;
    private static final int POINTS = 4;
    /** At most so many frames, and about so many bytes, are copied between two looks at the clock. */
    private static final int HURRY = 64;

    private static final int HURRY_BYTES = 64 << 10;

    private final BlockObserver block;
    private final Points points;
    private final Optional<Trace> trace;
    private final Optional<Picture> picture;
    private final long mostNanos;
    private final long hurry;
    private long next;
    private long leftOut;
    private long pictured;
    private boolean fresh = true;

    /** Of a block; the array of this name is drawn, or the first one. A look takes about so long at most. */
    FrameReading(BlockObserver block, String wanted, Duration most) {
        this.block = block;
        this.mostNanos = most.toNanos();
        hurry = Math.max(1, Math.min(HURRY, HURRY_BYTES / block.info().slotBytes()));
        Layout layout = block.layout();
        points = new Points(
                NumericField.scalars(layout).stream().limit(SCALARS).toList(),
                block.info().channel().stamps());
        List<NumericField> arrays = NumericField.arrays(layout);
        Optional<NumericField> drawn = arrays.stream()
                .filter(field -> field.name().equals(wanted))
                .findFirst()
                .or(() -> arrays.stream().findFirst());
        picture = drawn.filter(Picture::isOne).map(Picture::new);
        trace = drawn.filter(field -> !Picture.isOne(field)).map(Trace::new);
        next = oldest();
    }

    BlockObserver block() {
        return block;
    }

    /** The fields whose points are told, in their order. */
    static List<String> plotted(Layout layout) {
        return NumericField.scalars(layout).stream()
                .limit(SCALARS)
                .map(NumericField::name)
                .toList();
    }

    private long oldest() {
        return Math.max(0, block.committed() - block.info().channel().capacity());
    }

    /** What came since it was last asked; empty if nothing did. */
    Optional<JsonObjectBuilder> read() {
        long end = block.committed();
        long oldest = oldest();
        if (!fresh && oldest > next) {
            leftOut += oldest - next;
        }
        next = Math.max(next, oldest);
        boolean came = next < end;
        points.expect(end - next, fresh ? FIRST_POINTS : POINTS);
        trace.ifPresent(Trace::begin);
        if (came) {
            readTo(end);
            fresh = false;
        }
        look();
        return came || picture.filter(each -> !each.isEmpty()).isPresent() ? Optional.of(json()) : Optional.empty();
    }

    private void readTo(long end) {
        long deadline = System.nanoTime() + mostNanos;
        while (next < end) {
            if (next % hurry == 0 && System.nanoTime() > deadline) {
                leftOut += end - 1 - next;
                next = end - 1;
            }
            if (!block.frame(next, this::take) && !fresh) {
                leftOut++;
            }
            next++;
        }
    }

    private void take(ReadSlot slot) {
        points.take(slot);
        if (!fresh || next == block.committed() - 1) {
            trace.ifPresent(each -> each.take(slot));
        }
    }

    /** The newest frame, as soon as another picture is due, whether it came now or before. */
    private void look() {
        picture.filter(each -> each.isDue(System.nanoTime()) && pictured < next)
                .ifPresent(each -> block.latest(slot -> {
                    pictured = slot.sequence() + 1;
                    each.take(slot);
                }));
    }

    private JsonObjectBuilder json() {
        JsonObjectBuilder json = Json.createObjectBuilder().add("next", next).add("leftOut", leftOut);
        if (!points.isEmpty()) {
            json.add("points", points.json());
        }
        trace.filter(each -> !each.isEmpty()).ifPresent(each -> json.add("trace", each.json()));
        picture.filter(each -> !each.isEmpty()).ifPresent(each -> json.add("picture", each.json()));
        return json;
    }
}

package org.labhub.shm;

import java.nio.file.Path;
import org.labhub.api.block.ConsumerSpec;
import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.frame.ReadSlot;
import org.labhub.api.schema.LongField;
import org.labhub.shm.Bench.Number;

/** Reads slots in place, twice each: as long as the gate stands, nothing in them may change. */
final class InPlaceProgram {

    private static final LongField VALUE = Bench.NUMBERS.schema().layout().int64("value");
    private static final LongField CHECK = Bench.NUMBERS.schema().layout().int64("check");

    /** Held so many times, it has shown what it can. */
    private static final int ENOUGH = 10;

    private long wrong;
    private long seen;

    private InPlaceProgram() {}

    /** With the blocks' folder, a policy, and the last frame. */
    public static void main(String[] arguments) {
        try (Bench bench = new Bench(Path.of(arguments[0]));
                Consumer<Number> consumer = consumer(bench, ReadPolicy.valueOf(arguments[1]))) {
            System.out.println("attached");
            System.out.println(new InPlaceProgram().read(bench, consumer, Long.parseLong(arguments[2])));
        }
    }

    /** In a small ring there are millions of gaps, which nobody keeps. */
    private static Consumer<Number> consumer(Bench bench, ReadPolicy policy) {
        return bench.blocks
                .attach(Bench.NAME, new ConsumerSpec("reader", policy, event -> {}))
                .as(Bench.NUMBERS);
    }

    private String read(Bench bench, Consumer<Number> consumer, long last) {
        while (bench.committed() <= last || seen <= ENOUGH) {
            for (int times = 0; times < 20_000; times++) {
                consumer.poll(this::look, 3);
            }
        }
        return wrong == 0 ? "fine" : wrong + " of " + seen + " changed while they were held";
    }

    private void look(ReadSlot slot) {
        long value = slot.get(VALUE);
        long check = slot.get(CHECK);
        for (int spin = 0; spin < (int) (value & 63); spin++) {
            Thread.onSpinWait();
        }
        boolean stands = slot.get(VALUE) == value && slot.get(CHECK) == check;
        wrong += stands && check == ~value && value == slot.sequence() ? 0 : 1;
        seen++;
    }
}

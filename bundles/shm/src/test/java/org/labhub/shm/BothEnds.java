package org.labhub.shm;

import org.junit.jupiter.api.BeforeEach;
import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.frame.ReadSlot;
import org.labhub.api.frame.WriteSlot;
import org.labhub.api.schema.LongField;
import org.labhub.shm.Bench.Number;

/** Gives a test the writing and the reading end of one channel of four slots, which it fills in place. */
abstract class BothEnds extends OnEachGround {

    static final LongField VALUE = Bench.NUMBERS.schema().layout().int64("value");
    static final LongField CHECK = Bench.NUMBERS.schema().layout().int64("check");

    Producer<Number> producer;
    Consumer<Number> consumer;

    @BeforeEach
    final void open() {
        producer = bench.producer(Bench.FOUR);
        consumer = bench.consumer(ReadPolicy.BEST_EFFORT);
    }

    static void fill(WriteSlot slot, long value) {
        slot.set(VALUE, value);
        slot.set(CHECK, ~value);
    }

    final ReadSlot next() {
        return consumer.tryNext().orElseThrow();
    }
}

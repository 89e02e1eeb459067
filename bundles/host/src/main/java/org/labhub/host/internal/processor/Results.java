package org.labhub.host.internal.processor;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.labhub.api.channel.SlotProducer;
import org.labhub.api.frame.FrameInfo;
import org.labhub.api.frame.WriteSlot;
import org.labhub.api.instrument.Output;

/**
 * Where the results of a processor go.
 *
 * @param producer of the channel that it writes
 * @param content how a result gets into a slot
 * @param given counts them
 * @param <O> what it gives
 */
record Results<O>(SlotProducer producer, Content<O> content, AtomicLong given) {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** Puts a result into a slot. */
    @FunctionalInterface
    interface Content<O> {

        void write(O result, WriteSlot slot);
    }

    /** For what is made of one frame, whose number and time it bears. */
    Output<O> of(FrameInfo source) {
        return result -> write(result, source);
    }

    private void write(O result, FrameInfo source) {
        WriteSlot slot = producer.claim(PATIENCE);
        try {
            slot.madeFrom(source);
            content.write(result, slot);
            slot.commit();
        } finally {
            slot.close();
        }
        given.lazySet(given.get() + 1);
    }
}

package org.labhub.host.internal.processor;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.labhub.api.channel.Producer;
import org.labhub.api.frame.FrameInfo;
import org.labhub.api.frame.FrameType;
import org.labhub.api.frame.WriteSlot;
import org.labhub.api.instrument.Output;

/** Writes what a processor gives, stamped with the time of the frame from which it was made. */
final class Results<O extends Record> implements Output<O> {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Producer<O> producer;
    private final FrameType<O> type;
    private final AtomicLong given;
    private long stamp;

    Results(Producer<O> producer, FrameType<O> type, AtomicLong given) {
        this.producer = producer;
        this.type = type;
        this.given = given;
    }

    Results<O> stampedAs(FrameInfo source) {
        stamp = source.deviceNanos() == FrameInfo.NO_STAMP ? source.wallNanos() : source.deviceNanos();
        return this;
    }

    @Override
    public void give(O frame) {
        WriteSlot slot = producer.claim(PATIENCE);
        try {
            type.write(frame, slot);
            slot.deviceNanos(stamp);
            slot.commit();
        } finally {
            slot.close();
        }
        given.lazySet(given.get() + 1);
    }
}

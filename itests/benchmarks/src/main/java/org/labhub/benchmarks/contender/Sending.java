package org.labhub.benchmarks.contender;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.SlotProducer;
import org.labhub.api.frame.WriteSlot;
import org.labhub.benchmarks.team.Tally;
import org.labhub.benchmarks.team.Task;

/** Sends as fast as it can, then says that this was the end. */
final class Sending implements Task {

    static final long END = -1;
    private static final int LOOK_AT_CLOCK = 1024;
    private static final Duration LONG = Duration.ofSeconds(10);

    private final SlotProducer producer;
    private final LongConsumer way;

    Sending(LabHub hub) {
        producer = hub.producer("stream");
        way = way(hub);
    }

    private LongConsumer way(LabHub hub) {
        if (hub.has(LabHub.RECORD)) {
            Producer<Words> records = producer.as(Frames.RECORD);
            return value -> offer(records, value);
        }
        if (hub.has(LabHub.LAMBDA)) {
            return value -> producer.write(LONG, slot -> Frames.fill(slot, value));
        }
        if (hub.has(LabHub.BY_HAND)) {
            HandSummed frames = new HandSummed();
            return value -> send(producer, frames, value);
        }
        if (hub.has(LabHub.PATIENT)) {
            return value -> sendPatiently(producer, value);
        }
        return hub.has(LabHub.UNTOUCHED) ? value -> touchFirst(producer, value) : value -> send(producer, value);
    }

    static void send(SlotProducer producer, long value) {
        fill(claim(producer), value);
    }

    private static void sendPatiently(SlotProducer producer, long value) {
        fill(producer.claim(LONG), value);
    }

    private static void fill(WriteSlot slot, long value) {
        Frames.fill(slot, value);
        slot.commit();
    }

    private static void send(SlotProducer producer, HandSummed frames, long value) {
        WriteSlot slot = claim(producer);
        frames.fill(slot, value);
        slot.commit();
    }

    private static WriteSlot claim(SlotProducer producer) {
        Optional<WriteSlot> claimed = producer.tryClaim();
        while (claimed.isEmpty()) {
            Thread.onSpinWait();
            claimed = producer.tryClaim();
        }
        return claimed.get();
    }

    private static void touchFirst(SlotProducer producer, long value) {
        WriteSlot slot = claim(producer);
        Frames.mark(slot, value);
        slot.commit();
    }

    private static void offer(Producer<Words> records, long value) {
        Words frame = new Words(value, value, value, value, value, value, value, value);
        while (!records.offer(frame)) {
            Thread.onSpinWait();
        }
    }

    @Override
    public Tally run(long nanos) {
        long began = System.nanoTime();
        long count = 0;
        while (count % LOOK_AT_CLOCK != 0 || System.nanoTime() - began < nanos) {
            way.accept(count++);
        }
        way.accept(END);
        return new Tally(count, System.nanoTime() - began);
    }
}

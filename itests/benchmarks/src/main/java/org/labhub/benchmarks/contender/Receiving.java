package org.labhub.benchmarks.contender;

import java.time.Duration;
import java.util.function.IntSupplier;
import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.SlotConsumer;
import org.labhub.api.frame.FrameInfo;
import org.labhub.api.frame.ReadSlot;
import org.labhub.benchmarks.team.Tally;
import org.labhub.benchmarks.team.Task;

/** Receives until the end is told; waits as a driver's listener would. */
final class Receiving implements Task {

    private static final int FRAMES = 256;
    private static final Duration A_WHILE = Duration.ofSeconds(1);

    private final SlotConsumer consumer;
    private final IntSupplier way;

    private long count;
    private long sum;
    private boolean ended;

    Receiving(LabHub hub) {
        consumer = hub.consumer("stream");
        way = way(hub);
    }

    private IntSupplier way(LabHub hub) {
        if (hub.has(LabHub.RECORD)) {
            Consumer<Words> records = consumer.as(Frames.RECORD);
            return () -> records.poll(this::onFrame, FRAMES);
        }
        if (hub.has(LabHub.BY_HAND)) {
            HandSummed frames = new HandSummed();
            return () -> consumer.poll(slot -> see(frames.checked(slot)), FRAMES);
        }
        return hub.has(LabHub.UNTOUCHED)
                ? () -> consumer.poll(this::onUntouched, FRAMES)
                : () -> consumer.poll(this::onSlot, FRAMES);
    }

    private void onSlot(ReadSlot slot) {
        sum += Frames.sum(slot);
        see(Frames.value(slot));
    }

    private void onUntouched(ReadSlot slot) {
        see(Frames.value(slot));
    }

    private void onFrame(Words frame, FrameInfo info) {
        sum += frame.sum();
        see(frame.a());
    }

    private void see(long value) {
        ended = value == Sending.END;
        count++;
    }

    @Override
    public Tally run(long nanos) {
        count = 0;
        ended = false;
        long began = 0;
        while (!ended) {
            if (way.getAsInt() == 0) {
                consumer.await(A_WHILE);
            } else if (began == 0) {
                began = System.nanoTime();
            }
        }
        return new Tally(count + (sum == 1 ? 1 : 0), System.nanoTime() - began);
    }
}

package org.labhub.benchmarks.contender;

import java.time.Duration;
import java.util.Arrays;
import org.labhub.api.channel.SlotConsumer;
import org.labhub.api.frame.ReadSlot;
import org.labhub.benchmarks.team.Tally;
import org.labhub.benchmarks.team.Task;

/** Sleeps until there is a frame; tells the median of how long ago it was sent. */
final class Sleeper implements Task {

    private static final Duration A_WHILE = Duration.ofSeconds(1);

    private final SlotConsumer consumer;
    private final long[] late = new long[1 << 16];

    private int count;
    private boolean ended;

    Sleeper(LabHub hub) {
        consumer = hub.consumer("wake");
    }

    @Override
    public Tally run(long nanos) {
        count = 0;
        ended = false;
        while (!ended) {
            consumer.await(A_WHILE);
            consumer.poll(this::onSlot, 1);
        }
        Arrays.sort(late, 0, count);
        return new Tally(1, late[count / 2]);
    }

    private void onSlot(ReadSlot slot) {
        long now = System.nanoTime();
        long sent = Frames.value(slot);
        ended = sent == Sending.END;
        if (!ended && count < late.length) {
            late[count++] = now - sent;
        }
    }
}

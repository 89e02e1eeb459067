package org.labhub.host.internal.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.labhub.host.internal.Hall.until;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.labhub.api.block.BlockName;
import org.labhub.api.channel.ChannelEvent.Gap;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.frame.FrameInfo;
import org.labhub.api.instrument.ChannelListener;
import org.labhub.api.instrument.Ledger;

/** What became of every frame, as it is told of a listener that is slow, stuck, or whose channel goes. */
@Timeout(60)
final class LedgerTest extends WithListener {

    private final CountDownLatch inside = new CountDownLatch(1);
    private final CountDownLatch gate = new CountDownLatch(1);

    /** Stays in its first frame until the gate opens. */
    private final class Stuck implements ChannelListener<Number> {

        @Override
        public void onFrame(Number frame, FrameInfo info) throws Exception {
            inside.countDown();
            gate.await();
        }
    }

    private void stickIn(Producer<Number> producer) {
        listen(new Stuck(), ReadPolicy.BEST_EFFORT);
        awaitOnline();
        write(producer, 0, 1);
        until(() -> inside.getCount() == 0);
    }

    @Test
    void theLedgerKnowsNothingOfAnotherBlockOfTheName() {
        Producer<Number> producer = producer(8);
        stickIn(producer);
        writer.close();
        write(producer(16), 0, 9);
        assertEquals(0, feed.ledger().inFlight(), feed.ledger().toString());
        gate.countDown();
    }

    @Test
    void anEventThatItWasToldIsNoCallThatLasts() {
        Producer<Number> producer = producer(8);
        stickIn(producer);
        write(producer, 1, 40);
        gate.countDown();
        until(() -> feed.ledger().inFlight() == 0 && feed.ledger().gaps() > 0);
        until(() -> life.thread().endsWith(" is resting"));
    }

    @Test
    void whenItsChannelIsGoneTheLedgerStaysAsItWas() {
        Producer<Number> producer = producer(8);
        listen(new Plainly(), ReadPolicy.BEST_EFFORT);
        awaitOnline();
        write(producer, 0, 3);
        until(() -> feed.delivered() == 3);
        writer.close();
        hall.blocks.retire(new BlockName("numbers"));
        until(() -> !hall.blocks.names().contains(new BlockName("numbers")));
        assertEquals(3, feed.ledger().produced());
    }

    @Test
    void theLedgerOfASlowListenerIsTrueToTheFrame() {
        Producer<Number> producer = producer(8);
        listen(new Slow(), ReadPolicy.BEST_EFFORT);
        awaitOnline();
        write(producer, 0, 2000);
        until(() -> feed.ledger().inFlight() == 0);
        Ledger ledger = feed.ledger();
        assertEquals(2000, ledger.produced());
        assertEquals(2000, ledger.delivered() + ledger.gaps());
        assertEquals(
                ledger.gaps(),
                events.stream()
                        .filter(Gap.class::isInstance)
                        .mapToLong(gap -> ((Gap) gap).count())
                        .sum());
        assertTrue(ledger.gaps() > 0);
    }

    private final class Slow extends Keeping implements ChannelListener<Number> {

        @Override
        public void onFrame(Number frame, FrameInfo info) throws Exception {
            super.onFrame(frame, info);
            LockSupport.parkNanos(200_000);
        }
    }

    @Test
    void theLedgerOfALatestReaderCountsWhatItSkipped() {
        Producer<Number> producer = producer(8);
        listen(new Slow(), ReadPolicy.LATEST_ONLY);
        awaitOnline();
        write(producer, 0, 2000);
        until(() -> feed.ledger().inFlight() == 0);
        assertTrue(feed.ledger().isExact(), feed.ledger().toString());
        assertEquals(2000, feed.ledger().delivered() + feed.ledger().skipped());
    }

    @Test
    void theLedgerIsExactWhileFramesFlow() {
        Producer<Number> producer = producer(16);
        listen(new Slow(), ReadPolicy.BEST_EFFORT);
        awaitOnline();
        for (int round = 0; round < 50; round++) {
            write(producer, 0, 40);
            assertTrue(feed.ledger().isExact(), feed.ledger().toString());
        }
    }
}

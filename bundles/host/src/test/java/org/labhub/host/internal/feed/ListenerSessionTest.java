package org.labhub.host.internal.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.labhub.host.internal.Hall.until;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.api.block.BlockName;
import org.labhub.api.channel.ChannelEvent;
import org.labhub.api.channel.ChannelEvent.Gap;
import org.labhub.api.channel.ChannelEvent.Moved;
import org.labhub.api.channel.ChannelSpec;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.frame.FrameInfo;
import org.labhub.api.frame.ReadSlot;
import org.labhub.api.instrument.ChannelListener;
import org.labhub.api.instrument.InstrumentState;
import org.labhub.api.instrument.Ledger;
import org.labhub.api.instrument.Pace;
import org.labhub.api.instrument.SlotListener;
import org.labhub.api.schema.Layout;
import org.labhub.api.schema.LongField;
import org.labhub.api.schema.Schema;
import org.labhub.host.internal.Hall;
import org.labhub.host.internal.Plain;
import org.labhub.host.internal.channels.OwnChannels;
import org.labhub.host.internal.life.PluginLife;
import org.labhub.host.internal.life.Standing;
import org.labhub.host.internal.listener.ListenerSession;
import org.labhub.host.internal.listener.SlotListenerSession;
import org.labhub.host.internal.pace.Pacemaker;
import org.labhub.host.internal.pace.Pacing;

@Timeout(60)
final class ListenerSessionTest {

    private static final Pacing TRIGGERED = new Pacing(Pace.TRIGGERED, Duration.ZERO);

    @Schema(id = "test.number", version = "1.0.0")
    record Number(long value) {}

    @Schema(id = "test.other", version = "1.0.0")
    record Other(double first, double second) {}

    private final List<Long> got = new CopyOnWriteArrayList<>();
    private final List<ChannelEvent> events = new CopyOnWriteArrayList<>();
    private Hall hall;
    private OwnChannels writer;
    private PluginLife life;
    private Feed feed;

    @BeforeEach
    void open(@TempDir Path folder) {
        hall = new Hall(folder);
        writer = hall.channels("writer");
    }

    @AfterEach
    void close() {
        life.close();
        writer.close();
        hall.close();
    }

    /** Keeps what it is told; slow or grumpy as a test wants it. */
    private class Keeping implements ChannelListener<Number> {

        @Override
        public void onFrame(Number frame, FrameInfo info) throws Exception {
            got.add(frame.value());
        }

        @Override
        public void onEvent(ChannelEvent event) {
            events.add(event);
        }
    }

    private final class Grumpy implements ChannelListener<Number> {

        @Override
        public void onFrame(Number frame, FrameInfo info) {
            got.add(frame.value());
            if (frame.value() == 3) {
                throw new IllegalStateException("not three");
            }
        }
    }

    private final class Plainly extends Keeping implements ChannelListener<Number> {}

    private void listen(ChannelListener<Number> listener, ReadPolicy policy) {
        Pacemaker pace = new Pacemaker(TRIGGERED);
        feed = new Feed("numbers", policy, hall.blocks, pace, true);
        life = hall.life(new ListenerSession<>(new Plain<>(listener), feed), Hall.LONG);
        life.start();
    }

    private Producer<Number> producer(int capacity) {
        return writer.producer("numbers", Number.class, ChannelSpec.DEFAULT.withCapacity(capacity));
    }

    private static void write(Producer<Number> producer, long from, long to) {
        LongStream.range(from, to).forEach(value -> producer.send(new Number(value), Duration.ofSeconds(30)));
    }

    private void awaitWaitingFor(String what) {
        until(() -> {
            Standing now = life.standing();
            return now.state() == InstrumentState.WAITING && now.reason().contains(what);
        });
    }

    private void awaitOnline() {
        until(() -> life.standing().state() == InstrumentState.ONLINE);
    }

    @Test
    void aChannelThatIsNotThereIsWaitedForAndSaid() {
        listen(new Plainly(), ReadPolicy.BEST_EFFORT);
        awaitWaitingFor("numbers");
    }

    @Test
    void everyFrameIsHandedOverInOrder() {
        Producer<Number> producer = producer(1024);
        listen(new Plainly(), ReadPolicy.BEST_EFFORT);
        awaitOnline();
        write(producer, 0, 500);
        until(() -> got.size() == 500);
        assertEquals(LongStream.range(0, 500).boxed().toList(), got);
    }

    @Test
    void aSchemaThatDoesNotFitIsSaidFieldByField() {
        writer.producer("numbers", Other.class);
        listen(new Plainly(), ReadPolicy.BEST_EFFORT);
        awaitWaitingFor("first");
    }

    @Test
    void whatItThrowsEndsNothingButThatCall() {
        Producer<Number> producer = producer(64);
        listen(new Grumpy(), ReadPolicy.BEST_EFFORT);
        awaitOnline();
        write(producer, 0, 10);
        until(() -> feed.delivered() == 10);
        assertEquals(1, feed.complaints());
    }

    /** Throws at every frame but each tenth. */
    private final class Furious implements ChannelListener<Number> {

        @Override
        public void onFrame(Number frame, FrameInfo info) {
            if (frame.value() % 10 != 9) {
                throw new IllegalStateException("not again");
            }
        }
    }

    @Test
    void whoWorksNowAndThenIsBorne() {
        Producer<Number> producer = producer(64);
        listen(new Furious(), ReadPolicy.BEST_EFFORT);
        awaitOnline();
        write(producer, 0, 19);
        until(() -> feed.delivered() == 19 || life.failures() > 0);
        assertEquals(0, life.failures());
    }

    @Test
    void whoThrowsTenTimesInARowIsMadeAnewAndForgivenThose() {
        Producer<Number> producer = producer(64);
        listen(new Furious(), ReadPolicy.BEST_EFFORT);
        awaitOnline();
        until(() -> life.failures() == 2 || !producer.offer(new Number(0))); // and no frame more after that
        assertEquals(20, feed.complaints());
    }

    @Test
    void whereNothingIsItRests() {
        producer(64);
        feed = new Feed(
                "numbers",
                ReadPolicy.BEST_EFFORT,
                hall.blocks,
                new Pacemaker(new Pacing(Pace.AS_FAST_AS_POSSIBLE, Duration.ZERO)),
                false);
        life = hall.life(new ListenerSession<>(new Plain<>(new Plainly()), feed), Hall.LONG);
        life.start();
        awaitOnline();
        awaitRest();
    }

    @Test
    void whileItsChannelIsNotThereItRests() {
        listen(new Plainly(), ReadPolicy.BEST_EFFORT);
        awaitWaitingFor("numbers");
        awaitRest();
    }

    private void awaitRest() {
        until(() -> Thread.getAllStackTraces().entrySet().stream()
                .filter(each -> life.runsOn(each.getKey()))
                .anyMatch(each -> Stream.of(each.getValue())
                        .anyMatch(frame -> frame.getMethodName().equals("rest"))));
    }

    @Test
    void theLedgerKnowsNothingOfAnotherBlockOfTheName() {
        Producer<Number> producer = producer(8);
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch inside = new CountDownLatch(1);
        listen(new Stuck(inside, gate), ReadPolicy.BEST_EFFORT);
        awaitOnline();
        write(producer, 0, 1);
        until(() -> inside.getCount() == 0);
        writer.close();
        write(producer(16), 0, 9);
        assertEquals(0, feed.ledger().inFlight(), feed.ledger().toString());
        gate.countDown();
    }

    /** Stays in its first frame. */
    private record Stuck(CountDownLatch inside, CountDownLatch gate) implements ChannelListener<Number> {

        @Override
        public void onFrame(Number frame, FrameInfo info) throws Exception {
            inside.countDown();
            gate.await();
        }
    }

    @Test
    void anEventThatItWasToldIsNoCallThatLasts() {
        Producer<Number> producer = producer(8);
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch inside = new CountDownLatch(1);
        listen(new Stuck(inside, gate), ReadPolicy.BEST_EFFORT);
        awaitOnline();
        write(producer, 0, 1);
        until(() -> inside.getCount() == 0);
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
            java.util.concurrent.locks.LockSupport.parkNanos(200_000);
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

    /** Reads where the frame lies. */
    private final class InPlace implements SlotListener {

        private final List<LongField> value = new CopyOnWriteArrayList<>();

        @Override
        public void attached(Layout layout) {
            value.add(layout.int64("value"));
        }

        @Override
        public void onSlot(ReadSlot slot) {
            got.add(slot.get(value.get(0)));
        }
    }

    @Test
    void aSlotListenerReadsInPlace() {
        Producer<Number> producer = producer(64);
        feed = new Feed("numbers", ReadPolicy.BEST_EFFORT, hall.blocks, new Pacemaker(TRIGGERED), true);
        life = hall.life(new SlotListenerSession(new Plain<>(new InPlace()), feed), Hall.LONG);
        life.start();
        awaitOnline();
        write(producer, 0, 20);
        until(() -> feed.delivered() == 20);
        assertEquals(LongStream.range(0, 20).boxed().toList(), got);
    }

    @Test
    void itFollowsAChannelThatMoves() {
        write(producer(64), 0, 1);
        listen(new Plainly(), ReadPolicy.BEST_EFFORT);
        awaitOnline();
        writer.close();
        Producer<Number> next = producer(128);
        until(() -> events.stream().anyMatch(Moved.class::isInstance));
        until(() -> next.offer(new Number(7)) && got.contains(7L));
    }
}

package org.labhub.host.internal.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.labhub.host.internal.Hall.until;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.labhub.api.channel.ChannelEvent.Moved;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.frame.FrameInfo;
import org.labhub.api.frame.ReadSlot;
import org.labhub.api.instrument.ChannelListener;
import org.labhub.api.instrument.InstrumentState;
import org.labhub.api.instrument.Pace;
import org.labhub.api.instrument.SlotListener;
import org.labhub.api.schema.Layout;
import org.labhub.api.schema.LongField;
import org.labhub.api.schema.Schema;
import org.labhub.host.internal.Hall;
import org.labhub.host.internal.Plain;
import org.labhub.host.internal.life.Standing;
import org.labhub.host.internal.listener.ListenerSession;
import org.labhub.host.internal.listener.SlotListenerSession;
import org.labhub.host.internal.pace.Pacemaker;
import org.labhub.host.internal.pace.Pacing;

@Timeout(60)
final class ListenerSessionTest extends WithListener {

    @Schema(id = "test.other", version = "1.0.0")
    record Other(double first, double second) {}

    private final class Grumpy implements ChannelListener<Number> {

        @Override
        public void onFrame(Number frame, FrameInfo info) {
            got.add(frame.value());
            if (frame.value() == 3) {
                throw new IllegalStateException("not three");
            }
        }
    }

    private void awaitWaitingFor(String what) {
        until(() -> {
            Standing now = life.standing();
            return now.state() == InstrumentState.WAITING && now.reason().contains(what);
        });
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

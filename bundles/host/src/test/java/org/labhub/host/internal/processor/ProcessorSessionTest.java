package org.labhub.host.internal.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.labhub.host.internal.Hall.until;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.frame.FrameInfo;
import org.labhub.api.instrument.ChannelProcessor;
import org.labhub.api.instrument.InstrumentState;
import org.labhub.api.instrument.Output;
import org.labhub.api.instrument.Pace;
import org.labhub.api.schema.Schema;
import org.labhub.host.internal.Hall;
import org.labhub.host.internal.Plain;
import org.labhub.host.internal.channels.OwnChannels;
import org.labhub.host.internal.feed.Feed;
import org.labhub.host.internal.life.PluginLife;
import org.labhub.host.internal.life.Standing;
import org.labhub.host.internal.pace.Pacemaker;
import org.labhub.host.internal.pace.Pacing;

@Timeout(60)
final class ProcessorSessionTest {

    @Schema(id = "test.number", version = "1.0.0")
    record Number(long value) {}

    @Schema(id = "test.echo", version = "1.0.0")
    record Echo(long value) {}

    private Hall hall;
    private OwnChannels mine;
    private PluginLife life;
    private Producer<Number> producer;
    private Consumer<Echo> echoes;

    @BeforeEach
    void open(@TempDir Path folder) {
        hall = new Hall(folder);
        mine = hall.channels("test");
        producer = mine.producer("numbers", Number.class);
        Feed feed = new Feed(
                "numbers",
                ReadPolicy.BEST_EFFORT,
                hall.blocks,
                new Pacemaker(new Pacing(Pace.TRIGGERED, Duration.ZERO)),
                true);
        life = hall.life(new ProcessorSession<>(new Plain<>(new Repeating()), feed, "echoes"), Hall.LONG);
        life.start();
        until(() -> life.standing().state() == InstrumentState.ONLINE);
        echoes = mine.consumer("echoes", Echo.class, ReadPolicy.BEST_EFFORT, event -> {});
    }

    @AfterEach
    void close() {
        life.close();
        mine.close();
        hall.close();
    }

    /** Gives each number as often as it says: none, one, or several times. */
    private static final class Repeating implements ChannelProcessor<Number, Echo> {

        @Override
        public void onFrame(Number frame, FrameInfo info, Output<Echo> out) {
            LongStream.range(0, frame.value()).forEach(time -> out.give(new Echo(frame.value())));
        }
    }

    private List<Long> read(int count) {
        List<Long> values = new ArrayList<>();
        until(() -> echoes.poll((echo, info) -> values.add(echo.value()), 64) >= 0 && values.size() >= count);
        return values;
    }

    @Test
    void aFrameMayGiveNoneOneOrSeveral() {
        for (long value : new long[] {0, 1, 3, 2}) {
            producer.offer(new Number(value));
        }
        assertEquals(List.of(1L, 3L, 3L, 3L, 2L, 2L), read(6));
    }

    private boolean isWaitingFor(String what) {
        Standing now = life.standing();
        return now.state() == InstrumentState.WAITING && now.reason().contains(what);
    }

    @Test
    void whereSomebodyElseStillWritesItsResultsItWaitsAndThatIsNoFailure() {
        life.stop();
        Producer<Echo> others = mine.producer("echoes", Echo.class);
        life.start();
        until(() -> isWaitingFor("echoes"));
        assertEquals(0, life.failures());
        others.close();
        until(() -> life.standing().state() == InstrumentState.ONLINE);
    }

    @Test
    void aResultBearsTheTimeOfItsSource() {
        producer.write(Duration.ZERO, slot -> {
            slot.set(producer.layout().int64("value"), 1);
            slot.deviceNanos(12_345);
        });
        List<Long> stamps = new ArrayList<>();
        until(() -> echoes.poll((echo, info) -> stamps.add(info.deviceNanos()), 64) >= 0 && !stamps.isEmpty());
        assertEquals(List.of(12_345L), stamps);
    }
}

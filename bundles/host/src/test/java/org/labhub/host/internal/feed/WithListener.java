package org.labhub.host.internal.feed;

import static org.labhub.host.internal.Hall.until;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.api.channel.ChannelEvent;
import org.labhub.api.channel.ChannelSpec;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.frame.FrameInfo;
import org.labhub.api.instrument.ChannelListener;
import org.labhub.api.instrument.InstrumentState;
import org.labhub.api.instrument.Pace;
import org.labhub.api.schema.Schema;
import org.labhub.host.internal.Hall;
import org.labhub.host.internal.Plain;
import org.labhub.host.internal.channels.OwnChannels;
import org.labhub.host.internal.life.PluginLife;
import org.labhub.host.internal.listener.ListenerSession;
import org.labhub.host.internal.pace.Pacemaker;
import org.labhub.host.internal.pace.Pacing;

/** Gives a test one channel of numbers and a listener to it, with the feed between them. */
abstract class WithListener {

    static final Pacing TRIGGERED = new Pacing(Pace.TRIGGERED, Duration.ZERO);

    @Schema(id = "test.number", version = "1.0.0")
    record Number(long value) {}

    final List<Long> got = new CopyOnWriteArrayList<>();
    final List<ChannelEvent> events = new CopyOnWriteArrayList<>();
    Hall hall;
    OwnChannels writer;
    PluginLife life;
    Feed feed;

    @BeforeEach
    final void open(@TempDir Path folder) {
        hall = new Hall(folder);
        writer = hall.channels("writer");
    }

    @AfterEach
    final void close() {
        life.close();
        writer.close();
        hall.close();
    }

    /** Keeps what it is told. */
    class Keeping implements ChannelListener<Number> {

        @Override
        public void onFrame(Number frame, FrameInfo info) throws Exception {
            got.add(frame.value());
        }

        @Override
        public void onEvent(ChannelEvent event) {
            events.add(event);
        }
    }

    final class Plainly extends Keeping implements ChannelListener<Number> {}

    final void listen(ChannelListener<Number> listener, ReadPolicy policy) {
        Pacemaker pace = new Pacemaker(TRIGGERED);
        feed = new Feed("numbers", policy, hall.blocks, pace, true);
        life = hall.life(new ListenerSession<>(new Plain<>(listener), feed), Hall.LONG);
        life.start();
    }

    final Producer<Number> producer(int capacity) {
        return writer.producer("numbers", Number.class, ChannelSpec.DEFAULT.withCapacity(capacity));
    }

    static void write(Producer<Number> producer, long from, long to) {
        LongStream.range(from, to).forEach(value -> producer.send(new Number(value), Duration.ofSeconds(30)));
    }

    final void awaitOnline() {
        until(() -> life.standing().state() == InstrumentState.ONLINE);
    }
}

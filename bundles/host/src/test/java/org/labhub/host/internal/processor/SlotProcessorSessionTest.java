package org.labhub.host.internal.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.labhub.host.internal.Hall.until;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.api.channel.ChannelSpec;
import org.labhub.api.channel.Channels;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.channel.SlotConsumer;
import org.labhub.api.channel.SlotFiller;
import org.labhub.api.channel.SlotProducer;
import org.labhub.api.frame.ReadSlot;
import org.labhub.api.instrument.InstrumentState;
import org.labhub.api.instrument.Output;
import org.labhub.api.instrument.Pace;
import org.labhub.api.instrument.SlotProcessor;
import org.labhub.api.schema.ByteField;
import org.labhub.api.schema.Layout;
import org.labhub.api.schema.Length;
import org.labhub.api.schema.Schema;
import org.labhub.host.internal.Hall;
import org.labhub.host.internal.Plain;
import org.labhub.host.internal.channels.OwnChannels;
import org.labhub.host.internal.feed.Feed;
import org.labhub.host.internal.life.PluginLife;
import org.labhub.host.internal.pace.Pacemaker;
import org.labhub.host.internal.pace.Pacing;

/** A processor that reads and fills slots where they lie. */
@Timeout(60)
final class SlotProcessorSessionTest {

    private static final int PIXELS = 8 << 20;
    private static final byte SPOILED = 99;
    private static final ChannelSpec FEW = ChannelSpec.DEFAULT.withCapacity(4);

    @Schema(id = "test.image", version = "1.0.0")
    record Image(@Length(PIXELS) byte[] pixels) {}

    private final Inverter inverter = new Inverter();
    private Hall hall;
    private OwnChannels mine;
    private PluginLife life;
    private SlotProcessorSession session;
    private Producer<Image> camera;
    private SlotConsumer negatives;

    @BeforeEach
    void open(@TempDir Path folder) {
        hall = new Hall(folder);
        mine = hall.channels("test");
        camera = mine.producer("camera", Image.class, FEW);
        Feed feed = new Feed(
                "camera",
                ReadPolicy.BEST_EFFORT,
                hall.blocks,
                new Pacemaker(new Pacing(Pace.TRIGGERED, Duration.ZERO)),
                true);
        session = new SlotProcessorSession(new Plain<>(inverter), feed, "negatives");
        life = hall.life(session, Hall.LONG);
        life.start();
        until(() -> life.standing().state() == InstrumentState.ONLINE);
        negatives = hall.attach("negatives", ReadPolicy.BEST_EFFORT);
    }

    @AfterEach
    void close() {
        life.close();
        negatives.close();
        mine.close();
        hall.close();
    }

    /** Inverts an image; of a black one it makes nothing, of a white one two. */
    private static final class Inverter implements SlotProcessor {

        private ByteField in;
        private ByteField out;
        private volatile long thread;

        @Override
        public SlotProducer open(Channels channels, String to) {
            SlotProducer producer = channels.producer(to, Image.class, FEW);
            out = producer.layout().int8("pixels");
            return producer;
        }

        @Override
        public void attached(Layout layout) {
            in = layout.int8("pixels");
            thread = Thread.currentThread().getId();
        }

        @Override
        public void onSlot(ReadSlot image, Output<SlotFiller> results) {
            byte pixel = image.get(in, PIXELS - 1);
            if (pixel == SPOILED) {
                results.give(slot -> {
                    throw new IllegalStateException("no negative of this one");
                });
            }
            for (int copy = 0; copy < pixel; copy++) {
                results.give(slot -> {
                    for (int index = 0; index < PIXELS; index++) {
                        slot.set(out, index, (byte) ~image.get(in, index));
                    }
                });
            }
        }
    }

    private void shoot(int pixel, long deviceNanos) {
        camera.write(Duration.ofSeconds(30), slot -> {
            ByteField pixels = camera.layout().int8("pixels");
            slot.set(pixels, 0, (byte) 7);
            slot.set(pixels, PIXELS - 1, (byte) pixel);
            slot.deviceNanos(deviceNanos);
        });
    }

    /** The source, the device's stamp, and the first and last pixel of each result. */
    private List<String> read(int count) {
        ByteField pixels = negatives.layout().int8("pixels");
        List<String> seen = new ArrayList<>();
        until(() -> {
            negatives.poll(
                    slot -> seen.add(slot.source() + " " + slot.deviceNanos() + " " + slot.get(pixels, 0) + " "
                            + slot.get(pixels, PIXELS - 1)),
                    8);
            return seen.size() >= count;
        });
        return seen;
    }

    @Test
    void aSlotIsReadAndAnotherFilledInPlace() {
        shoot(1, 11);
        assertEquals(List.of("0 11 -8 -2"), read(1));
    }

    @Test
    void aFrameMayGiveNoneOrSeveralAndEachSaysFromWhichItIs() {
        shoot(0, 11);
        shoot(2, 12);
        shoot(1, 13);
        assertEquals(List.of("1 12 -8 -3", "1 12 -8 -3", "2 13 -8 -2"), read(3));
        until(() -> session.given() == 3);
    }

    @Test
    void whereSomebodyElseStillWritesItsResultsItWaitsAndThatIsNoFailure() {
        life.stop();
        Producer<Image> others = mine.producer("negatives", Image.class, FEW);
        life.start();
        until(() -> life.standing().reason().contains("negatives"));
        assertEquals(0, life.failures());
        others.close();
        until(() -> life.standing().state() == InstrumentState.ONLINE);
    }

    @Test
    void afterAResultThatFailsTheNextOneGetsItsSlot() {
        shoot(SPOILED, 11);
        shoot(1, 12);
        assertEquals(List.of("1 12 -8 -2"), read(1));
    }

    @Test
    void noImagePassesThroughTheHeap() {
        shoot(1, 11);
        read(1);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getThreadAllocatedBytes(inverter.thread);
        shoot(1, 12);
        read(1);
        long allocated = threads.getThreadAllocatedBytes(inverter.thread) - before;
        assertTrue(allocated < PIXELS / 2, () -> allocated + " bytes for an image of " + PIXELS);
    }
}

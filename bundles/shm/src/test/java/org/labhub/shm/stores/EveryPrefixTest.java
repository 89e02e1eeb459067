package org.labhub.shm.stores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.labhub.api.block.Backoffs;
import org.labhub.api.block.BlockName;
import org.labhub.api.block.BlockRefused;
import org.labhub.api.block.BlockRefused.Reason;
import org.labhub.api.block.ConsumerSpec;
import org.labhub.api.channel.ChannelEvent;
import org.labhub.api.channel.ChannelEvent.Corrupt;
import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.frame.FrameInfo;
import org.labhub.api.schema.Layout;
import org.labhub.schema.Schemas;
import org.labhub.shm.internal.block.Block;
import org.labhub.shm.internal.block.Descriptor;
import org.labhub.shm.internal.layout.ControlField;
import org.labhub.shm.internal.layout.Geometry;
import org.labhub.shm.internal.liveness.Census;
import org.labhub.shm.internal.liveness.Heart;
import org.labhub.shm.internal.lock.BlockLock;
import org.labhub.shm.internal.segment.HeapSegment;
import org.labhub.shm.internal.segment.SafeFolder;
import org.labhub.shm.internal.slot.BlockConsumer;
import org.labhub.shm.internal.slot.BlockProducer;
import org.labhub.shm.internal.slot.Engine;
import org.labhub.shm.internal.slot.Lease;
import org.labhub.shm.internal.waiting.PollingFutex;
import org.labhub.shm.stores.RecordedWork.Pair;

/** A process may die after every store: from whatever it leaves, a next writer and a next reader go on, and nothing is lost. */
@Timeout(1800)
final class EveryPrefixTest {

    private static final boolean DEEP = Boolean.getBoolean("labhub.deep");
    private static final long IMAGES = DEEP ? 250_000 : 1_500;
    private static final int MOST_OF_A_GROUP = DEEP ? 512 : 12;
    private static final int IN_FLIGHT = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    private final List<ChannelEvent> events = new ArrayList<>();
    private Heart heart;
    private Engine engine;
    private HeapSegment segment;

    @BeforeEach
    void open() throws Exception {
        heart = Heart.start();
        Census census = new Census(SafeFolder.at(folder.resolve("alive")), heart);
        engine = new Engine(census.appear("checking"), census, heart, new PollingFutex(Backoffs.CONSTANT));
        Path dead = Files.createDirectory(
                folder.resolve("dead"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.createFile(dead.resolve("presence-900")); // so that the recorded one is nobody where we look
    }

    @AfterEach
    void close() {
        heart.close();
    }

    private List<Store> record(long seed) throws ReflectiveOperationException {
        Class.forName(RecordedWork.class.getName(), true, new SpyingLoader())
                .getMethod("run", Path.class, long.class)
                .invoke(null, folder.resolve("dead"), seed);
        return StoreSpy.seen();
    }

    @Test
    void theRecordingIsTheWork() throws Exception {
        List<Store> stores = record(1);
        long notes =
                stores.stream().filter(store -> store.kind() == Store.Kind.NOTE).count();
        long ordered = stores.stream()
                .filter(store -> store.kind() == Store.Kind.ORDERED)
                .count();
        assertEquals(RecordedWork.STEPS + 1, notes);
        assertTrue(ordered > 2 * RecordedWork.STEPS, () -> "only " + ordered + " ordered stores");
    }

    @ParameterizedTest
    @EnumSource(ReadPolicy.class)
    void whateverADeathLeavesIsRecovered(ReadPolicy grants) throws Exception {
        int bytes = (int) Geometry.of(RecordedWork.spec(grants)).totalBytes();
        segment = new HeapSegment(bytes, 1 << 20);
        long images = 0;
        long seed = grants.ordinal();
        for (; images < IMAGES; seed += ReadPolicy.values().length) {
            Images all = new Images(bytes, MOST_OF_A_GROUP, seed);
            long now = seed;
            all.each(record(seed), (image, achieved) -> recover(image, achieved, grants, "seed " + now));
            images += all.taken();
        }
        System.out.printf("%s: %d images of %d recordings recovered%n", grants, images, seed / 4);
    }

    private void recover(byte[] image, long achieved, ReadPolicy grants, String where) {
        segment.view(0, image.length).putBytes(0, image);
        events.clear();
        try {
            check(Descriptor.read(new BlockName("recorded"), segment), achieved, grants, where);
        } catch (BlockRefused refused) {
            assertTrue(achieved < 0 && refused.reason() == Reason.UNFINISHED, () -> where + ": " + refused);
        }
    }

    private void check(Block block, long achieved, ReadPolicy grants, String where) {
        Lease lease = Lease.take(block, engine.participant(), "next", engine.census(), Duration.ZERO);
        long committed = block.head().getLongVolatile(Block.control(ControlField.COMMITTED));
        assertTrue(
                committed >= achieved && committed <= achieved + IN_FLIGHT + (achieved < 0 ? 1 : 0),
                () -> where + ": " + achieved + " frames were acknowledged, " + committed + " are there");
        Producer<Pair> producer =
                new BlockProducer(block, Schemas.parser(), lease, engine, () -> {}, () -> {}).as(RecordedWork.PAIRS);
        checkOldFrames(block, committed, where);
        checkFlex(block, producer, where);
        assertTrue(
                new BlockLock(block, 0, engine.census(), engine.participant(), Backoffs.CONSTANT)
                        .tryLock(PATIENCE)
                        .isPresent(),
                where);
        checkNewFrames(block, producer, committed, grants, where);
    }

    private Consumer<Pair> consumer(Block block, ReadPolicy policy) {
        return BlockConsumer.attach(
                        block, Schemas.parser(), new ConsumerSpec("next", policy, events::add), engine, () -> {})
                .as(RecordedWork.PAIRS);
    }

    /** Every frame that a slot says it holds is whole, and only what was being overwritten is gone. */
    private void checkOldFrames(Block block, long committed, String where) {
        int there = 0;
        try (Consumer<Pair> consumer = consumer(block, ReadPolicy.BEST_EFFORT)) {
            for (int slot = 0; slot < RecordedWork.SLOTS; slot++) {
                long word = block.word(slot);
                if (word > 0) {
                    consumer.seek(word - 1);
                    consumer.poll((pair, info) -> assertWhole(pair, info, where), 1);
                    assertEquals(word, consumer.position(), where);
                    there++;
                }
            }
        }
        int seen = there;
        long wanted = Math.min(committed, RecordedWork.SLOTS) - IN_FLIGHT;
        assertTrue(seen >= wanted, () -> where + ": only " + seen + " frames of " + committed);
        assertTrue(events.stream().noneMatch(Corrupt.class::isInstance), () -> where + ": " + events);
    }

    private static void assertWhole(Pair pair, FrameInfo info, String where) {
        assertTrue(pair.check() == ~pair.value() && pair.value() == info.sequence(), () -> where + ": " + pair);
    }

    private List<Long> read(Consumer<Pair> consumer, String where) {
        List<Long> seen = new ArrayList<>();
        consumer.poll(
                (pair, info) -> {
                    assertTrue(
                            pair.check() == ~pair.value() && pair.value() == info.sequence(),
                            () -> where + ": " + pair);
                    seen.add(pair.value());
                },
                Integer.MAX_VALUE);
        assertTrue(events.stream().noneMatch(Corrupt.class::isInstance), () -> where + ": " + events);
        return seen;
    }

    /** A zone is whole, or not there because somebody died in the middle: then the next write mends it. */
    private void checkFlex(Block block, Producer<Pair> producer, String where) {
        long version = block.head().getLongVolatile(Block.control(ControlField.FLEX_VERSION));
        assertEquals(version != 0 && version % 2 == 0, isFlexThere(block, where), where);
        if (version % 2 != 0) {
            producer.flex().orElseThrow().write(RecordedWork.PAIRS, new Pair(1, ~1L));
            assertTrue(isFlexThere(block, where), where);
        }
    }

    private boolean isFlexThere(Block block, String where) {
        Layout zone = RecordedWork.PAIRS.schema().layout();
        try (Consumer<Pair> consumer = consumer(block, ReadPolicy.LATEST_ONLY)) {
            return consumer.flex()
                    .orElseThrow()
                    .read(slot -> assertEquals(~slot.get(zone.int64("value")), slot.get(zone.int64("check")), where));
        }
    }

    /** A next writer and a next reader of the strongest policy go round the ring once more. */
    private void checkNewFrames(Block block, Producer<Pair> producer, long committed, ReadPolicy grants, String where) {
        List<Long> seen = new ArrayList<>();
        try (Consumer<Pair> consumer = consumer(block, grants)) {
            seen.addAll(read(consumer, where));
            for (long value = committed; value <= committed + RecordedWork.SLOTS; value++) {
                producer.send(new Pair(value, ~value), PATIENCE);
                seen.addAll(read(consumer, where));
            }
        }
        for (int frame = 1; frame < seen.size(); frame++) {
            assertEquals(seen.get(frame - 1) + 1, seen.get(frame), where);
        }
        assertEquals(committed + RecordedWork.SLOTS, seen.get(seen.size() - 1), where);
        assertTrue(seen.get(0) <= committed, () -> where + ": begins with " + seen.get(0));
    }
}

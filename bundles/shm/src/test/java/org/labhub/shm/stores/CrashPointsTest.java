package org.labhub.shm.stores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.labhub.api.block.BlockObserver;
import org.labhub.api.block.BlockRefused;
import org.labhub.api.block.BlockRefused.Reason;
import org.labhub.api.block.ConsumerSpec;
import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.schema.Schemas;
import org.labhub.shm.ChildProcess;
import org.labhub.shm.MappedBlocks;
import org.labhub.shm.stores.RecordedWork.Pair;

/** A real process ends, or is stopped, after a store of an operation; another one goes on with what it left. */
@Timeout(1800)
@Tag("long")
final class CrashPointsTest {

    private static final boolean DEEP = Boolean.getBoolean("labhub.deep");
    private static final int STEP = DEEP ? 1 : 11;
    private static final int MOST = DEEP ? 400 : 20;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final List<Long> TAKEOVERS = new ArrayList<>();
    private static int crashes;

    static Stream<String> operations() {
        return CrashWork.OPERATIONS.stream();
    }

    @AfterAll
    static void tell() {
        TAKEOVERS.sort(null);
        if (!TAKEOVERS.isEmpty()) {
            System.out.printf(
                    "%d crash points; next writer after %d us (p50), %d us (p99)%n",
                    crashes, TAKEOVERS.get(TAKEOVERS.size() / 2), TAKEOVERS.get(TAKEOVERS.size() * 99 / 100));
        }
    }

    private static ChildProcess child(Path folder, String operation, int point, String how) throws IOException {
        return ChildProcess.run(CrashProgram.class, folder.toString(), operation, String.valueOf(point), how);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aProcessEndsAfterAStore(String operation, @TempDir Path folder) throws Exception {
        int point = 1 + operation.length() % 2;
        int before = crashes;
        for (; point <= MOST * STEP && crashed(folder, operation, point); point += STEP) {
            crashes++;
        }
        assertTrue(crashes > before, () -> operation + " has no store at all");
    }

    /** Whether it came to that store; else it was over before. */
    private boolean crashed(Path folder, String operation, int point) throws Exception {
        Path own = Files.createDirectory(folder.resolve("point-" + point));
        try (ChildProcess child = child(own, operation, point, "halt")) {
            assertEquals("ready", child.hear());
            int exit = child.exit();
            assertTrue(exit == 9 || exit == 0, () -> operation + " at " + point + " ended with " + exit);
            recover(own, operation + " at " + point, operation.equals("create") ? 0 : CrashWork.BEFORE);
            return exit == 9;
        }
    }

    private static void recover(Path folder, String where, int acknowledged) {
        try (MappedBlocks blocks = MappedBlocks.in(folder.resolve("blocks"), "hub", "next", Schemas.parser())) {
            long began = System.nanoTime();
            try (Producer<Pair> producer = blocks.create(CrashWork.spec()).as(RecordedWork.PAIRS)) {
                TAKEOVERS.add((System.nanoTime() - began) / 1_000);
                check(blocks, producer, where, acknowledged);
            }
        }
    }

    private static void check(MappedBlocks blocks, Producer<Pair> producer, String where, int acknowledged) {
        long committed = committed(blocks);
        assertTrue(committed >= acknowledged && committed <= acknowledged + 3, () -> where + ": " + committed);
        assertTrue(blocks.lock(CrashWork.NAME, 0).tryLock(PATIENCE).isPresent(), where);
        ConsumerSpec spec = new ConsumerSpec("next", ReadPolicy.SYNC_READER, event -> {});
        try (Consumer<Pair> consumer = blocks.attach(CrashWork.NAME, spec).as(RecordedWork.PAIRS)) {
            List<Long> seen = new ArrayList<>();
            for (long value = committed; value <= committed + RecordedWork.SLOTS; value++) {
                producer.send(new Pair(value, ~value), PATIENCE);
                consumer.poll(
                        (pair, info) -> {
                            assertEquals(~pair.value(), pair.check(), where);
                            seen.add(pair.value());
                        },
                        9);
            }
            assertEquals(RecordedWork.SLOTS + 1, seen.size(), where);
            assertEquals(committed, seen.get(0), where);
        }
    }

    private static long committed(MappedBlocks blocks) {
        try (BlockObserver observer = blocks.observe(CrashWork.NAME)) {
            return observer.committed();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"write 3", "batch 8", "take over 2", "flex 2"})
    void aStoppedProcessKeepsWhatItHasAndGoesOn(String what, @TempDir Path folder) throws Exception {
        String operation = what.replaceAll(" \\d+", "");
        int point = Integer.parseInt(what.replaceAll("\\D+", ""));
        try (ChildProcess child = child(folder, operation, point, "stop");
                MappedBlocks blocks = MappedBlocks.in(folder.resolve("blocks"), "hub", "next", Schemas.parser())) {
            assertEquals("ready", child.hear());
            awaitStop(child.pid());
            BlockRefused refused = assertThrows(BlockRefused.class, () -> blocks.create(CrashWork.spec()));
            assertEquals(Reason.LEASED, refused.reason());
            child.signal("CONT");
            assertEquals("over", child.hear());
            assertEquals(0, child.exit());
            recover(folder, what, CrashWork.BEFORE);
        }
    }

    private static void awaitStop(long pid) throws Exception {
        Path state = Path.of("/proc", String.valueOf(pid), "stat");
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.readString(state).replaceAll(".*\\) ", "").startsWith("T")) {
            assertTrue(System.nanoTime() < end, "it does not stop");
            Thread.onSpinWait();
        }
    }
}

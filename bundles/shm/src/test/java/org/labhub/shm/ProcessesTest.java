package org.labhub.shm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.api.block.BlockName;
import org.labhub.api.block.BlockObserver;
import org.labhub.api.block.BlockRefused;
import org.labhub.api.block.BlockRefused.Reason;
import org.labhub.api.block.ConsumerSpec;
import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.channel.Verdict;
import org.labhub.shm.Bench.Number;

/** What processes agree on: who makes a block, who holds a lock, who has gone. */
@Timeout(120)
@Tag("long")
final class ProcessesTest {

    private static final boolean DEEP = Boolean.getBoolean("labhub.deep");
    private static final int MAKERS = DEEP ? 8 : 4;
    private static final int ROUNDS = DEEP ? 1_000 : 25;
    private static final Duration SLEEP = Duration.ofSeconds(DEEP ? 60 : 3);

    @TempDir
    Path folder;

    private final List<ChildProcess> children = new ArrayList<>();
    private Bench bench;

    @BeforeEach
    void open() {
        bench = new Bench(folder);
    }

    @AfterEach
    void close() {
        children.forEach(ChildProcess::close);
        bench.close();
    }

    private ChildProcess child(Class<?> program, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(folder.toString()));
        arguments.addAll(List.of(more));
        ChildProcess child = ChildProcess.run(program, arguments.toArray(String[]::new));
        children.add(child);
        return child;
    }

    @Test
    void ofManyProcessesThatMakeABlockAtOnceOneWins() throws IOException {
        for (int maker = 0; maker < MAKERS; maker++) {
            child(MakerProgram.class);
        }
        for (ChildProcess maker : children) {
            maker.hear();
        }
        for (int round = 0; round < ROUNDS; round++) {
            assertEquals(1, winners("race-" + round));
        }
    }

    private int winners(String name) throws IOException {
        for (ChildProcess maker : children) {
            maker.tell(name);
        }
        int winners = 0;
        for (ChildProcess maker : children) {
            String said = maker.hear();
            winners += said.equals("WON") ? 1 : 0;
            assertTrue(List.of("WON", "LEASED", "TAKEN").contains(said), said);
        }
        return winners;
    }

    @Test
    void whoAttachesEarlyFindsNothingOrAWholeBlock() throws IOException {
        ChildProcess maker = child(MakerProgram.class);
        maker.hear();
        for (int round = 0; round < ROUNDS; round++) {
            BlockName name = new BlockName("early-" + round);
            maker.tell(name.text());
            bench.until(() -> attaches(name));
            assertEquals("WON", maker.hear());
        }
    }

    private boolean attaches(BlockName name) {
        try {
            bench.blocks
                    .attach(name, new ConsumerSpec("early", ReadPolicy.BEST_EFFORT, event -> {}))
                    .close();
            return true;
        } catch (BlockRefused refused) {
            assertEquals(Reason.MISSING, refused.reason());
            return false;
        }
    }

    @Test
    void whatOneProcessMakesAnotherReads() throws IOException {
        Producer<Number> producer = bench.producer(Bench.FOUR);
        ChildProcess reader = child(ReaderProgram.class, ReadPolicy.BEST_EFFORT.name());
        assertEquals("attached", reader.hear());
        Bench.write(producer, 0, 1);
        assertEquals("holding", reader.hear());
    }

    @Test
    void whatAKilledMakerLeftIsTakenOver() throws Exception {
        ChildProcess maker = child(MakerProgram.class);
        maker.hear();
        maker.tell(Bench.NAME.text());
        maker.hear();
        maker.kill();
        assertEquals(2, bench.producer(Bench.FOUR).epoch());
    }

    @Test
    void orReplacedByWhoWantsAnotherOne() throws Exception {
        ChildProcess maker = child(MakerProgram.class);
        maker.hear();
        maker.tell(Bench.NAME.text());
        maker.hear();
        maker.kill();
        bench.producer(Bench.FOUR.withCapacity(8));
        assertEquals(2, bench.block().info().generation());
    }

    @Test
    void aStoppedMakersBlockIsNotTaken() throws Exception {
        ChildProcess maker = child(MakerProgram.class);
        maker.hear();
        maker.tell(Bench.NAME.text());
        maker.hear();
        maker.signal("STOP");
        assertEquals(
                Reason.LEASED,
                assertThrows(BlockRefused.class, () -> bench.producer(Bench.FOUR))
                        .reason());
    }

    @Test
    void aKilledConsumerIsShownAsDead() throws Exception {
        bench.producer(Bench.FOUR);
        ChildProcess reader = child(ReaderProgram.class, ReadPolicy.BEST_EFFORT.name());
        reader.hear();
        assertEquals(Verdict.ALIVE, verdict());
        reader.kill();
        assertEquals(Verdict.DEAD, verdict());
    }

    @Test
    void aReaderThatSleepsIsNeverStalled() throws Exception {
        Producer<Number> producer = bench.producer(Bench.FOUR);
        ChildProcess reader = child(ReaderProgram.class, ReadPolicy.BEST_EFFORT.name());
        reader.hear();
        Bench.write(producer, 0, 1);
        reader.hear();
        long end = System.nanoTime() + SLEEP.toNanos();
        bench.until(() -> {
            assertEquals(Verdict.ALIVE, verdict());
            return System.nanoTime() > end;
        });
    }

    @Test
    void oneThreadBeatsForAllEndsOfAProcess() {
        long before = hearts();
        bench.producer(Bench.FOUR);
        for (int reader = 0; reader < 5; reader++) {
            bench.consumer(ReadPolicy.BEST_EFFORT);
        }
        assertTrue(hearts() <= before, "that of a test before may have ended meanwhile");
        assertTrue(before > 0);
    }

    private static long hearts() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("labhub-heart") && thread.isDaemon())
                .count();
    }

    private Verdict verdict() {
        try (BlockObserver block = bench.blocks.observe(Bench.NAME)) {
            return block.consumers().get(0).holder().verdict();
        }
    }

    @Test
    void thePlaceOfAKilledConsumerGoesToTheNext() throws Exception {
        bench.producer(Bench.FOUR);
        ChildProcess reader = child(ReaderProgram.class, ReadPolicy.BEST_EFFORT.name());
        reader.hear();
        reader.kill();
        Consumer<Number> next = bench.consumer("next", ReadPolicy.BEST_EFFORT);
        try (BlockObserver block = bench.blocks.observe(Bench.NAME)) {
            assertEquals(1, block.consumers().size());
        }
        next.close();
    }
}

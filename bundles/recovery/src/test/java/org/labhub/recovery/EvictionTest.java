package org.labhub.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.api.channel.ChannelEvent;
import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.Evicted;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.recovery.Finding.Kind;
import org.labhub.api.recovery.RecoveryReport;
import org.labhub.api.recovery.Remedy;
import org.labhub.api.recovery.StepResult;
import org.labhub.api.recovery.StepResult.Outcome;
import org.labhub.recovery.Ground.Number;

/** What an operator takes from a reader that stands still, and how that one goes on. */
@Tag("long")
final class EvictionTest {

    @TempDir
    Path folder;

    private Ground ground;

    @BeforeEach
    void open() {
        ground = new Ground(folder);
    }

    @AfterEach
    void close() {
        ground.close();
    }

    private static void write(Producer<Number> producer, int from, int to) {
        for (int value = from; value < to; value++) {
            assertTrue(producer.offer(new Number(value)), producer.obstacle()::toString);
        }
    }

    private static List<Long> read(Consumer<Number> consumer) {
        List<Long> values = new ArrayList<>();
        consumer.poll((frame, info) -> values.add(frame.value()), 100);
        return values;
    }

    private static List<Outcome> outcomes(RecoveryReport report) {
        return report.results().stream().map(StepResult::outcome).toList();
    }

    @Test
    void anEvictedReaderIsInNobodysWay() throws Exception {
        try (Producer<Number> producer = ground.producer(ReadPolicy.SYNC_READER);
                Child reader =
                        Child.holding(ground.folder, "line", "SYNC_READER").stopped()) {
            write(producer, 0, 4);
            assertFalse(producer.offer(new Number(4)));
            assertEquals(
                    1, ground.plan(Remedy.Kind.EVICT, "child", false).refused().size());
            assertTrue(ground.apply(Remedy.Kind.EVICT, "child", true).isDone(), () -> "pid " + reader.pid());
            write(producer, 4, 20);
            assertEquals(List.of(Kind.EVICTED_CONSUMER), ground.kinds());
            assertEquals(1, ground.diagnose().facts().metrics().orElseThrow().evictions());
        }
    }

    @Test
    void theLineOfAnEvictedReaderIsTakenWhenItIsDead() throws Exception {
        try (Producer<Number> producer = ground.producer(ReadPolicy.SYNC_READER);
                Child reader =
                        Child.holding(ground.folder, "line", "SYNC_READER").stopped()) {
            assertTrue(ground.apply(Remedy.Kind.EVICT, "0", true).isDone());
            try (Consumer<Number> second = ground.consumer(ReadPolicy.SYNC_READER)) {
                assertEquals(1, ground.diagnose().facts().consumers().get(1).line());
                write(producer, 0, 2);
                assertEquals(List.of(0L, 1L), read(second));
            }
            reader.killed();
            try (Consumer<Number> third = ground.consumer(ReadPolicy.SYNC_READER)) {
                assertEquals(0, ground.diagnose().facts().consumers().get(0).line(), third::channel);
            }
        }
    }

    @Test
    void anEvictedReaderIsToldAndAttachesAnew() throws Exception {
        try (Producer<Number> producer = ground.producer(ReadPolicy.SYNC_READER);
                Consumer<Number> reader = ground.consumer(ReadPolicy.SYNC_READER)) {
            write(producer, 0, 4);
            TombStone.over(ground, 0);
            write(producer, 4, 8);
            assertEquals(
                    "Attach again; frames from that one on may be lost.",
                    assertThrows(Evicted.class, () -> read(reader)).remedy());
            assertTrue(reader.isClosed());
            assertEquals(List.of(new ChannelEvent.Closed(ChannelEvent.Reason.EVICTED)), ground.events);
            try (Consumer<Number> anew = ground.consumer(ReadPolicy.SYNC_READER)) {
                write(producer, 8, 9);
                assertEquals(List.of(8L), read(anew));
            }
        }
    }

    @Test
    void whoIsEvictedWhileReadingGetsNoTornFrame() throws Exception {
        try (Producer<Number> producer = ground.producer(ReadPolicy.SYNC_READER);
                Consumer<Number> reader = ground.consumer(ReadPolicy.SYNC_READER)) {
            write(producer, 0, 4);
            List<Long> seen = new ArrayList<>();
            assertThrows(
                    Evicted.class,
                    () -> reader.poll(
                            (frame, info) -> {
                                seen.add(frame.value());
                                TombStone.over(ground, 0);
                                write(producer, 4, 8);
                            },
                            100));
            assertEquals(List.of(0L), seen);
        }
    }
}

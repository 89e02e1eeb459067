package org.labhub.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.labhub.api.channel.ChannelEvent;
import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.Evicted;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.recovery.Finding.Kind;
import org.labhub.api.recovery.Remedy;
import org.labhub.recovery.Ground.Number;

/** What an operator takes from a reader that stands still, and how that one goes on. */
@Tag("long")
final class EvictionTest extends OnGround {

    @Test
    void anEvictedReaderIsInNobodysWay() throws Exception {
        try (Producer<Number> producer = ground.producer(ReadPolicy.SYNC_READER);
                Child reader =
                        Child.holding(ground.folder, "line", "SYNC_READER").stopped()) {
            Ground.write(producer, 0, 4);
            assertFalse(producer.offer(new Number(4)));
            assertEquals(
                    1, ground.plan(Remedy.Kind.EVICT, "child", false).refused().size());
            assertTrue(ground.apply(Remedy.Kind.EVICT, "child", true).isDone(), () -> "pid " + reader.pid());
            Ground.write(producer, 4, 20);
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
                Ground.write(producer, 0, 2);
                assertEquals(List.of(0L, 1L), Ground.read(second));
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
            Ground.write(producer, 0, 4);
            TombStone.over(ground, 0);
            Ground.write(producer, 4, 8);
            assertEquals(
                    "Attach again; frames from that one on may be lost.",
                    assertThrows(Evicted.class, () -> Ground.read(reader)).remedy());
            assertTrue(reader.isClosed());
            assertEquals(List.of(new ChannelEvent.Closed(ChannelEvent.Reason.EVICTED)), ground.events);
            try (Consumer<Number> anew = ground.consumer(ReadPolicy.SYNC_READER)) {
                Ground.write(producer, 8, 9);
                assertEquals(List.of(8L), Ground.read(anew));
            }
        }
    }

    @Test
    void whoIsEvictedWhileReadingGetsNoTornFrame() throws Exception {
        try (Producer<Number> producer = ground.producer(ReadPolicy.SYNC_READER);
                Consumer<Number> reader = ground.consumer(ReadPolicy.SYNC_READER)) {
            Ground.write(producer, 0, 4);
            List<Long> seen = new ArrayList<>();
            assertThrows(
                    Evicted.class,
                    () -> reader.poll(
                            (frame, info) -> {
                                seen.add(frame.value());
                                TombStone.over(ground, 0);
                                Ground.write(producer, 4, 8);
                            },
                            100));
            assertEquals(List.of(0L), seen);
        }
    }
}

package org.labhub.shm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.labhub.api.channel.ChannelBusy;
import org.labhub.api.channel.Obstacle;
import org.labhub.api.channel.WriteBatch;
import org.labhub.api.frame.ReadSlot;
import org.labhub.api.frame.WriteSlot;

/** One frame from claim to release: what commits, what aborts, and what a slot refuses. */
final class TransactionsTest extends BothEnds {

    private static RuntimeException failed() {
        return new IllegalArgumentException("on purpose");
    }

    @Test
    void whatATransactionWroteIsRead() {
        producer.write(Duration.ZERO, slot -> fill(slot, 7));
        assertEquals(List.of(7L), Bench.values(consumer));
    }

    @Test
    void anAbortedFrameIsNotRead() {
        producer.claim(Duration.ZERO).abort();
        assertEquals(List.of(), Bench.values(consumer));
    }

    @Test
    void anAbortedFrameUsesUpNoNumber() {
        producer.claim(Duration.ZERO).abort();
        assertEquals(0, producer.claim(Duration.ZERO).sequence());
    }

    @Test
    void closingWithoutCommitAborts() {
        try (WriteSlot slot = producer.claim(Duration.ZERO)) {
            fill(slot, 7);
        }
        assertEquals(0, bench.committed());
    }

    @Test
    void aFillerThatThrowsAbortsItsFrameAndIsHeard() {
        assertThrows(
                IllegalArgumentException.class,
                () -> producer.write(Duration.ZERO, slot -> {
                    fill(slot, 7);
                    throw failed();
                }));
        assertEquals(List.of(), Bench.values(consumer));
    }

    @Test
    void theProducerIsUsableAfterAFillerThrew() {
        aFillerThatThrowsAbortsItsFrameAndIsHeard();
        Bench.write(producer, 8, 9);
        assertEquals(List.of(8L), Bench.values(consumer));
    }

    @Test
    void aHandlerThatThrowsIsHeardAndItsFrameCountsAsRead() {
        Bench.write(producer, 0, 2);
        assertThrows(
                IllegalArgumentException.class,
                () -> consumer.poll(
                        slot -> {
                            throw failed();
                        },
                        2));
        assertEquals(List.of(1L), Bench.values(consumer));
    }

    @Test
    void afterAHandlerThrewTheSlotIsFree() {
        aHandlerThatThrowsIsHeardAndItsFrameCountsAsRead();
        Bench.write(producer, 2, 10);
        assertEquals(10, bench.committed());
    }

    @Test
    void aFillerMayCommitByItself() {
        producer.write(Duration.ZERO, slot -> {
            fill(slot, 7);
            slot.commit();
        });
        assertEquals(List.of(7L), Bench.values(consumer));
    }

    @Test
    void committingTwiceIsRefused() {
        WriteSlot slot = producer.claim(Duration.ZERO);
        slot.commit();
        assertThrows(IllegalStateException.class, slot::commit);
    }

    @Test
    void closingASlotTwiceIsHarmless() {
        WriteSlot slot = producer.claim(Duration.ZERO);
        slot.close();
        slot.close();
        Bench.write(producer, 0, 1);
        assertEquals(1, bench.committed());
    }

    @Test
    void aWrittenSlotIsDeadAfterItsCommit() {
        WriteSlot slot = producer.claim(Duration.ZERO);
        slot.commit();
        assertThrows(IllegalStateException.class, () -> slot.set(VALUE, 1));
    }

    @Test
    void aSecondClaimWithoutCommitIsRefused() {
        producer.claim(Duration.ZERO);
        assertThrows(IllegalStateException.class, () -> producer.claim(Duration.ZERO));
    }

    @Test
    void takingTheNextSlotLetsTheLastOneGo() {
        Bench.write(producer, 0, 2);
        next();
        next();
        Bench.write(producer, 2, 5);
        assertEquals(5, bench.committed());
    }

    @Test
    void anEmptyRingHasNoNextSlot() {
        assertEquals(Optional.empty(), consumer.tryNext());
    }

    @Test
    void waitingForNothingEndsAtItsDeadline() {
        assertFalse(consumer.await(Duration.ofMillis(5)));
    }

    @Test
    void aFullRingHasNoSlotAndTheDeadlineSaysWhy() {
        Bench.write(producer, 0, 1);
        next();
        Bench.write(producer, 1, 4);
        ChannelBusy busy = assertThrows(ChannelBusy.class, () -> producer.claim(Duration.ofMillis(5)));
        assertTrue(busy.getMessage().contains("reader"), busy::getMessage);
    }

    @Test
    void nothingStandsInTheWayOfAFreeSlot() {
        assertEquals(new Obstacle.None(), producer.obstacle());
    }

    @Test
    void aBatchComesInOrder() {
        try (WriteBatch batch = producer.tryClaim(3).orElseThrow()) {
            for (int frame = 0; frame < 3; frame++) {
                fill(batch.slot(frame), frame);
            }
            batch.commit();
        }
        assertEquals(List.of(0L, 1L, 2L), Bench.values(consumer));
    }

    @Test
    void aBatchThatIsNotCommittedIsNotRead() {
        try (WriteBatch batch = producer.tryClaim(3).orElseThrow()) {
            fill(batch.slot(0), 0);
        }
        Bench.write(producer, 5, 6);
        assertEquals(List.of(5L), Bench.values(consumer));
    }

    @Test
    void aBatchThatIsNotFilledIsNotCommitted() {
        WriteBatch batch = producer.tryClaim(2).orElseThrow();
        fill(batch.slot(0), 0);
        assertThrows(IllegalStateException.class, batch::commit);
    }

    @Test
    void aBatchLargerThanTheRingIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> producer.tryClaim(5));
        assertThrows(IllegalArgumentException.class, () -> producer.tryClaim(0));
    }

    @Test
    void anIteratorOverSlotsSeesEveryFrameOnce() {
        List<Long> seen = new ArrayList<>();
        for (long value = 0; value < 10; value++) {
            Bench.write(producer, value, value + 1);
            for (Optional<ReadSlot> slot = consumer.tryNext(); slot.isPresent(); slot = consumer.tryNext()) {
                seen.add(slot.get().get(VALUE));
            }
        }
        assertEquals(List.of(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L), seen);
    }

    @Test
    void seekingGoesToAFrame() {
        Bench.write(producer, 0, 3);
        consumer.seek(1);
        assertEquals(List.of(1L, 2L), Bench.values(consumer));
    }

    @Test
    void seekingToTheLatestLeavesOutWhatLiesBetween() {
        Bench.write(producer, 0, 3);
        consumer.seekLatest();
        assertEquals(List.of(2L), Bench.values(consumer));
    }
}

package org.labhub.shm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.labhub.api.frame.ReadSlot;
import org.labhub.api.frame.WriteSlot;
import org.labhub.shm.Bench.Number;

/** Ends that are closed, or another thread's, are refused and hold nothing. */
final class ClosedEndsTest extends BothEnds {

    @Test
    void aClosedProducerIsRefused() {
        producer.close();
        assertThrows(IllegalStateException.class, () -> producer.offer(Number.of(0)));
    }

    @Test
    void aClosedConsumerIsRefused() {
        consumer.close();
        assertThrows(IllegalStateException.class, () -> consumer.poll(slot -> {}, 1));
    }

    @Test
    void closingAnEndTwiceIsHarmless() {
        consumer.close();
        consumer.close();
        producer.close();
        producer.close();
        assertTrue(producer.isClosed() && consumer.isClosed());
    }

    @Test
    void closingAConsumerFreesTheSlotThatItHeld() {
        Bench.write(producer, 0, 1);
        next();
        consumer.close();
        Bench.write(producer, 1, 10);
        assertEquals(10, bench.committed());
    }

    @Test
    void theSlotOfAClosedConsumerIsDead() {
        Bench.write(producer, 0, 1);
        ReadSlot held = next();
        consumer.close();
        assertThrows(IllegalStateException.class, () -> held.get(VALUE));
    }

    @Test
    void closingAProducerAbortsWhatItHasClaimed() {
        WriteSlot slot = producer.claim(Duration.ZERO);
        producer.close();
        assertThrows(IllegalStateException.class, () -> slot.set(VALUE, 1));
        assertEquals(0, bench.committed());
    }

    @Test
    void aSecondThreadIsRefusedByName() throws InterruptedException {
        Bench.write(producer, 0, 1);
        List<String> said = new ArrayList<>();
        Thread stranger = new Thread(
                () -> {
                    try {
                        producer.offer(Number.of(1));
                    } catch (IllegalStateException refused) {
                        said.add(String.valueOf(refused.getMessage()));
                    }
                },
                "stranger");
        stranger.start();
        stranger.join();
        assertTrue(said.toString().contains("\"stranger\""), said::toString);
    }
}

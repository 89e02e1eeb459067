package org.labhub.host.internal.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.labhub.host.internal.Hall.until;
import static org.labhub.host.internal.life.Lives.awaitState;
import static org.labhub.host.internal.life.Lives.work;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.labhub.api.block.BlockName;
import org.labhub.api.channel.Producer;
import org.labhub.api.instrument.InstrumentState;
import org.labhub.api.schema.Schema;
import org.labhub.host.internal.Hall;

/** What a plug-in held is taken from it when it fails, hangs or does not end. */
@Timeout(60)
final class GivenBackTest extends WithLives {

    @Schema(id = "test.reading", version = "1.0.0")
    record Reading(double value) {}

    @Test
    void whatAFailedOneHeldIsClosed() {
        List<Producer<Reading>> held = new ArrayList<>();
        PluginLife life = lives.live((turn, own) -> {
            held.add(own.producer("lost", Reading.class));
            throw new IllegalStateException("and away");
        });
        awaitState(life, InstrumentState.QUARANTINED);
        assertEquals(
                List.of(true, true, true), held.stream().map(Producer::isClosed).toList());
    }

    @Test
    void whoHangsInMidWriteKeepsItsBlockAndTheChannelMoves() {
        PluginLife life = lives.live((turn, own) -> {
            Producer<Reading> producer = own.producer("moving", Reading.class);
            if (lives.sessions() == 1) {
                producer.tryClaim();
                turn.call(Verb.ACQUIRE, () -> {
                    lives.hang();
                    return 0;
                });
            }
            work(turn);
        });
        awaitState(life, InstrumentState.ONLINE);
        assertEquals(
                2, lives.hall.blocks.observe(new BlockName("moving")).info().generation());
    }

    @Test
    void aThreadThatWasGivenUpGetsNoMoreChannels() {
        List<String> refused = new ArrayList<>();
        PluginLife life = lives.live((turn, own) -> {
            if (lives.sessions() == 1) {
                turn.enter(Verb.ACQUIRE);
                lives.hang();
                refused.add(assertThrows(IllegalStateException.class, () -> own.producer("late", Reading.class))
                        .getMessage());
            }
            work(turn);
        });
        awaitState(life, InstrumentState.ONLINE);
        lives.letGo();
        until(() -> !refused.isEmpty());
        assertTrue(refused.get(0).contains("taken away"));
    }

    @Test
    void oneThatDoesNotEndIsStoppedAllTheSameAndLosesItsChannels() {
        List<Producer<Reading>> held = new CopyOnWriteArrayList<>();
        PluginLife life = lives.live(
                (turn, own) -> {
                    held.add(own.producer("held", Reading.class));
                    lives.hang();
                },
                Hall.GRACELESS);
        until(() -> !held.isEmpty());
        life.stop();
        assertEquals(
                "STOPPED its thread does not end: its channels go on without it",
                life.standing().state() + " " + life.standing().reason());
        assertTrue(held.get(0).isClosed());
    }
}

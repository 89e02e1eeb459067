package org.labhub.console.internal.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.labhub.console.internal.action.Order;

final class SweepActionTest {

    private final SeenBlock block = new SeenBlock("meter");
    private final SweepAction action = new SweepAction(block);

    @BeforeEach
    void leaveOne() {
        block.unborn = List.of(7L);
    }

    private Order order(Leftovers what) {
        Map<String, String> words = Map.of("what", what.word(), "plan", PlanMark.of(what.plan(block)));
        return new Order("admin, console 127.0.0.1", words, InputStream.nullInputStream());
    }

    @Test
    void whatWasListedIsRemoved() {
        assertEquals(
                "removed what is left of blocks that were never finished: 1 file",
                action.carryOut(order(Leftovers.BLOCKS)));
        assertEquals(
                "removed what is left of processes that are gone: 1 file", action.carryOut(order(Leftovers.PROCESSES)));
    }

    @Test
    void whatHasComeSinceIsNotRemovedUnread() {
        Order read = order(Leftovers.BLOCKS);
        block.unborn = List.of(7L, 8L);
        assertTrue(assertThrows(IllegalStateException.class, () -> action.carryOut(read))
                .getMessage()
                .contains("nothing was done"));
        assertEquals(0, block.carriedOut);
    }

    @Test
    void theListOfOneIsNoOrderForTheOther() {
        Map<String, String> words = Map.of("what", "processes", "plan", PlanMark.of(block.sweep()));
        Order mixed = new Order("admin", words, InputStream.nullInputStream());
        assertThrows(IllegalStateException.class, () -> action.carryOut(mixed));
    }

    @Test
    void theWayToTheListIsOfferedWithoutAButtonThatRemoves() {
        String offer = SweepHtml.offer(block.sweep());
        assertTrue(offer.contains("1 block was never finished") && offer.contains("?sweep=blocks"), offer);
        assertFalse(offer.contains("data-do"), offer);
    }

    @Test
    void whereNothingIsLeftNoButtonIs() {
        block.unborn = List.of();
        String list = SweepHtml.of(Leftovers.BLOCKS, block.sweep());
        assertTrue(list.contains("There is nothing to do."), list);
        assertFalse(list.contains("data-do"), list);
    }
}

package org.labhub.console.internal.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.labhub.api.block.BlockName;
import org.labhub.api.recovery.Remedy;
import org.labhub.console.internal.action.Order;

final class MendActionTest {

    private final SeenBlock block = new SeenBlock("meter");
    private final MendAction action = new MendAction(block);

    private Order order(String mark) {
        Map<String, String> words = Map.of("block", SeenBlock.NAME, "remedy", "recover", "target", "", "plan", mark);
        return new Order("admin, console 127.0.0.1", words, InputStream.nullInputStream());
    }

    private String shown() {
        return PlanMark.of(block.plan(block.diagnose(new BlockName(SeenBlock.NAME)), Remedy.RECOVER));
    }

    @Test
    void whatWasShownIsDone() {
        assertTrue(action.carryOut(order(shown())).startsWith("numbers: done: give back the lease of meter"));
    }

    @Test
    void anotherPlanThanTheOneThatWasShownIsNotCarriedOut() {
        Order read = order(shown());
        block.lease++;
        assertTrue(assertThrows(IllegalStateException.class, () -> action.carryOut(read))
                .getMessage()
                .contains("nothing was done"));
        assertEquals(0, block.carriedOut);
    }

    @Test
    void withoutAPlanNothingIsDone() {
        assertThrows(IllegalStateException.class, () -> action.carryOut(order("")));
        assertEquals(0, block.carriedOut);
    }
}

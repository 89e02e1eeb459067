package org.labhub.admin.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.labhub.api.block.BlockName;
import org.labhub.api.block.BlockRefused;
import org.labhub.api.block.BlockRefused.Reason;
import org.labhub.api.block.Blocks;

/** What is shown of the blocks in shared memory. */
final class BlockCommandsTest {

    private static Blocks refusing(String... names) {
        return (Blocks) Proxy.newProxyInstance(
                Blocks.class.getClassLoader(), new Class<?>[] {Blocks.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("names")) {
                        return List.of(names).stream().map(BlockName::new).toList();
                    }
                    throw new BlockRefused(arguments[0].toString(), Reason.UNFINISHED, "it is still being made");
                });
    }

    @Test
    void aBlockThatCannotBeOpenedHidesNoOther() {
        assertEquals("""
                lab.gas: it is still being made; labhub:diagnose lab.gas says more
                lab.oil: it is still being made; labhub:diagnose lab.oil says more""", new BlockCommands(refusing("lab.gas", "lab.oil")).blocks());
    }

    @Test
    void whereNothingIsThatIsSaid() {
        assertEquals("There are no blocks.", new BlockCommands(refusing()).blocks());
    }
}

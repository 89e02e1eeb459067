package org.labhub.itests.plugins;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.api.block.BlockName;

/** The way of somebody who writes a first driver: makes one, builds it, drops it in, sees its frames. */
@WithBench
final class NewDriverTest {

    @TempDir
    private Path folder;

    @Test
    void aNewDriverIsPartOfTheBuild() throws Exception {
        NewDriver driver = NewDriver.make(folder, "voltmeter");
        assertTrue(driver.modules().contains("<module>driver.voltmeter</module>"));
    }

    @Test
    void aNewDriverGivesItsFirstFrame(SineBench bench) throws Exception {
        bench.drop(NewDriver.make(folder, "voltmeter").build(), "voltmeter.jar");
        bench.until(() -> bench.blocks.names().contains(new BlockName("my.volts")));
        bench.until(() -> bench.committed(new BlockName("my.volts")) > 0);
    }
}

package org.labhub.itests.plugins;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.api.block.BlockName;

/** The way of somebody who writes a first driver: makes one, builds it, drops it in, sees its frames. */
final class NewDriverTest {

    @TempDir
    private Path folder;

    @Test
    void aNewDriverIsPartOfTheBuild() throws Exception {
        NewDriver driver = NewDriver.make(folder, "voltmeter");
        assertTrue(driver.modules().contains("<module>driver.voltmeter</module>"));
    }

    @Test
    void aNewDriverGivesItsFirstFrame() throws Exception {
        Path jar = NewDriver.make(folder.resolve("project"), "voltmeter").build();
        Path base = Files.createDirectories(folder.resolve("base"));
        try (SineBench bench =
                SineBench.with(base, "\"org.labhub.driver.voltmeter~mine\": { \"channel\": \"my.volts\" }")) {
            Path arriving = Files.copy(jar, base.resolve("deploy/.voltmeter.jar"));
            Files.move(arriving, base.resolve("deploy/voltmeter.jar"), StandardCopyOption.ATOMIC_MOVE);
            bench.until(() -> bench.blocks.names().contains(new BlockName("my.volts")));
            bench.until(() -> bench.committed(new BlockName("my.volts")) > 0);
        }
    }
}

package org.labhub.itests.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.api.block.BlockName;
import org.labhub.api.block.BlockSpec;
import org.labhub.api.channel.ChannelSpec;
import org.labhub.api.schema.Schema;
import org.labhub.itests.hub.Distribution;
import org.labhub.itests.hub.HubCommand;
import org.labhub.itests.hub.HubProcess;
import org.labhub.itests.hub.Plugin;
import org.labhub.schema.Schemas;
import org.labhub.shm.MappedBlocks;

/** How a hub ends, and that it starts again after each kind of end. The ten seconds of one that is held pass beside the others. */
@TestMethodOrder(OrderAnnotation.class)
final class StopTest {

    @Schema(id = "test.left", version = "1.0.0")
    record Reading(double value) {}

    @TempDir
    private static Path heldBase;

    private static HubProcess held;

    @TempDir
    private Path base;

    @BeforeAll
    static void holdOne() throws IOException, InterruptedException {
        held = startSlowToStop(heldBase);
        held.signal("TERM");
    }

    @AfterAll
    static void endIt() {
        held.close();
    }

    private static HubProcess startSlowToStop(Path base) throws IOException {
        Plugin.drop(SlowToStop.class, base.resolve("deploy"));
        HubProcess hub = HubProcess.start(base);
        hub.awaitOutput("slow plug-in runs");
        return hub;
    }

    @Test
    void theStopVerbEndsItCleanly() throws Exception {
        try (HubProcess hub = HubProcess.start(base)) {
            HubCommand stop = HubCommand.run("stop", "--base", base.toString());
            assertEquals(0, stop.exitCode(), stop::text);
            assertEquals(0, hub.exitCode(), hub::output);
        }
    }

    /** Two that earlier runs have made: one by a plug-in that is gone, one by who knows whom. */
    @Test
    void itEndsTheBlockThatNoPluginWillWriteAgainAndNoOther() throws Exception {
        Path folder = base.resolve("blocks");
        Files.writeString(
                Files.createDirectories(base.resolve("conf/local")).resolve("configuration.json"),
                "{ \"org.labhub.shm\": { \"folder\": \"%s\" } }".formatted(folder));
        Files.writeString(Files.createDirectories(base.resolve("data/host")).resolve("written"), "gone.sine gone\n");
        try (MappedBlocks blocks = MappedBlocks.in(folder, "hub", "test", Schemas.parser())) {
            make(blocks, "gone.sine");
            make(blocks, "other.sine");
            try (HubProcess hub = HubProcess.start(base)) {
                assertEquals(2, blocks.names().size());
                hub.signal("TERM");
                assertEquals(0, hub.exitCode(), hub::output);
            }
            assertEquals(List.of(new BlockName("other.sine")), blocks.names());
        }
    }

    private static void make(MappedBlocks blocks, String name) {
        blocks.create(BlockSpec.of(
                        name,
                        ChannelSpec.DEFAULT,
                        Schemas.frameTypes().of(Reading.class).schema(),
                        "writer"))
                .close();
    }

    @Test
    void stopWithoutAHubIsNoError() throws Exception {
        assertEquals(0, HubCommand.run("stop", "--base", base.toString()).exitCode());
    }

    @Test
    void statusWithoutAHubIsThree() throws Exception {
        assertEquals(3, HubCommand.run("status", "--base", base.toString()).exitCode());
    }

    @Test
    void ctrlCEndsItCleanly() throws Exception {
        try (HubProcess hub = HubProcess.start(base)) {
            hub.signal("INT");
            assertEquals(0, hub.exitCode(), hub::output);
            assertFalse(hub.output().lines().anyMatch(StopTest::isTrouble), hub::output);
        }
    }

    /** Felix's own shell says so, with its stack, if it is stopped within its first milliseconds. */
    private static boolean isTrouble(String line) {
        return line.contains("Exception") && !line.endsWith("Command not found: gosh");
    }

    @Test
    void aSecondSigtermDoesNoHarmAndASecondCtrlCEndsAtOnce() throws Exception {
        try (HubProcess hub = startSlowToStop(base)) {
            hub.signal("TERM");
            hub.awaitOutput("slow plug-in stops");
            hub.signal("TERM");
            assertTrue(hub.isAlive());
            hub.signal("INT");
            assertEquals(130, hub.exitCode(), hub::output);
        }
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void aPluginThatDoesNotStopHoldsItForTenSecondsAndIsNamed() throws Exception {
        assertEquals(1, held.exitCode(), held::output);
        assertTrue(held.output().contains(SlowToStop.class.getName()), held::output);
    }

    @Test
    void safeStartsWithoutPlugins() throws Exception {
        Plugin.drop(SlowToStop.class, base.resolve("deploy"));
        try (HubProcess hub = HubProcess.start(base, "--safe")) {
            hub.signal("TERM");
            assertEquals(0, hub.exitCode(), hub::output);
            assertFalse(hub.output().contains("slow plug-in"), hub::output);
        }
    }

    @Test
    void aKilledHubIsNoObstacleForTheNextFromAnotherFolder(@TempDir Path elsewhere) throws Exception {
        try (HubProcess killed = HubProcess.start(base)) {
            killed.signal("KILL");
            killed.exitCode();
        }
        Path newer = Distribution.copyTo(elsewhere.resolve("newer"));
        try (HubProcess next = HubProcess.start(newer, base)) {
            assertFalse(next.output().contains("do not run"), next::output);
        }
    }

    @Test
    void itLeavesNothingInTheMachinesTemporaryFolder() throws IOException, InterruptedException {
        try (HubProcess hub = HubProcess.start(base)) {
            String own = "/proc/" + hub.pid() + "/fd";
            Path program = Distribution.home().toRealPath();
            List<String> elsewhere = Distribution.content(Path.of(own), 1).stream()
                    .map(StopTest::target)
                    .filter(file -> file.startsWith("/tmp/") && !file.endsWith(".out") && !isMemory(file))
                    .filter(file ->
                            !Path.of(file).startsWith(base) && !Path.of(file).startsWith(program))
                    .toList();
            assertEquals(List.of(), elsewhere);
        }
    }

    /** What has no name any more is memory: native calls make themselves executable pages so. */
    private static boolean isMemory(String file) {
        return file.endsWith(" (deleted)");
    }

    private static String target(Path link) {
        try {
            return Files.isSymbolicLink(link) ? Files.readSymbolicLink(link).toString() : "";
        } catch (IOException gone) {
            return "";
        }
    }
}

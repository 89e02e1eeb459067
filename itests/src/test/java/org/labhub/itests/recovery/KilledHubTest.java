package org.labhub.itests.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.itests.hub.Distribution;
import org.labhub.itests.hub.HubCommand;
import org.labhub.itests.plugins.SineBench;

/** {@code bin/labhub-admin} before and after the hub that writes was killed. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class KilledHubTest {

    @TempDir
    static Path base;

    private static SineBench bench;

    @BeforeAll
    static void start() throws Exception {
        bench = new SineBench(base);
        bench.dropDriver();
        bench.awaitFrames(3);
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    private static HubCommand admin(String... words) throws Exception {
        List<String> line = new ArrayList<>(
                List.of(Distribution.home().resolve("bin/labhub-admin").toString(), "--base", base.toString()));
        line.addAll(List.of(words));
        return HubCommand.run(Map.of(), line);
    }

    @Test
    @Order(1)
    void aLivingHubIsFoundHealthy() throws Exception {
        HubCommand found = admin("diagnose", "test.sine");
        assertEquals(0, found.exitCode(), found::text);
        assertTrue(found.text().startsWith("test.sine is healthy"), found::text);
    }

    @Test
    @Order(2)
    void nothingIsTakenFromALivingHub() throws Exception {
        HubCommand refused = admin("retire", "test.sine", "--force", "--apply");
        assertEquals(3, refused.exitCode(), refused::text);
        assertTrue(refused.text().contains("stop its producer first"), refused::text);
    }

    @Test
    @Order(3)
    void theWriterOfAKilledHubIsFoundDead() throws Exception {
        bench.hub.signal("KILL");
        bench.hub.exitCode();
        HubCommand found = admin("diagnose", "test.sine", "--json");
        assertEquals(1, found.exitCode(), found::text);
        assertTrue(found.text().startsWith("{\"exit\":1,\"health\":\"wrong\""), found::text);
        assertTrue(found.text().contains("\"kind\":\"dead_writer\""), found::text);
        assertTrue(found.text().contains("\"pid\":" + bench.hub.pid()), found::text);
    }

    @Test
    @Order(4)
    void aPlanIsOnlyShown() throws Exception {
        HubCommand plan = admin("recover", "test.sine");
        assertEquals(1, plan.exitCode(), plan::text);
        assertTrue(plan.text().contains("Nothing was done."), plan::text);
    }

    /** What is shown under the gravest finding, to be pasted. */
    private static String mends(HubCommand diagnosis) {
        return diagnosis
                .text()
                .lines()
                .filter(line -> line.startsWith("        > "))
                .map(line -> line.substring("        > ".length()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(diagnosis.text()));
    }

    @Test
    @Order(5)
    void whatTheKilledHubHeldIsGivenBackAndWrittenDown() throws Exception {
        HubCommand done = HubCommand.run(Map.of(), List.of("sh", "-c", mends(admin("diagnose", "test.sine"))));
        assertEquals(0, done.exitCode(), done::text);
        assertEquals(0, admin("diagnose", "test.sine").exitCode());
        assertTrue(Files.readString(base.resolve("data/audit.log")).contains("recovery DONE"));
        assertTrue(Files.readString(base.resolve("data/recovery.jsonl")).contains("release_lease"));
    }

    @Test
    @Order(6)
    void theOldNameKnowsItsCommands() throws Exception {
        String old = Distribution.home().resolve("bin/datablock-admin").toString();
        HubCommand checked = HubCommand.run(Map.of(), List.of(old, "validate", "test.sine", "--base", base.toString()));
        assertEquals(0, checked.exitCode(), checked::text);
        HubCommand reset =
                HubCommand.run(Map.of(), List.of(old, "force-reset", "test.sine", "--base", base.toString()));
        assertEquals(0, reset.exitCode(), reset::text);
    }

    @Test
    @Order(7)
    void whatIsNotUnderstoodIsAUsageError() throws Exception {
        assertEquals(2, admin("mend", "test.sine").exitCode());
        assertEquals(4, admin("diagnose", "nothing.there").exitCode());
    }
}

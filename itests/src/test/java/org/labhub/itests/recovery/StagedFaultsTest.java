package org.labhub.itests.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.itests.hub.Distribution;
import org.labhub.itests.hub.HubCommand;

/** Each fault that somebody may practise on is named by the shipped command, and mended by what the documents say. */
final class StagedFaultsTest {

    private static final List<String> FAULTS =
            List.of("stuck-writer", "dead-writer", "dead-reader", "corrupt-slot", "full-memory");

    /** Whoever makes a block sweeps, so this one comes when all others have theirs. */
    private static final String LAST = "half-made";

    private static final int TRIES = 5;

    @TempDir
    static Path base;

    private static final Map<String, Staged> STAGED = new LinkedHashMap<>();

    @BeforeAll
    static void stage() throws IOException {
        Files.createDirectories(base.resolve("data"));
        Files.writeString(
                base.resolve("data/blocks.folder"), base.resolve("blocks").toString());
        Files.createDirectories(base.resolve("conf"));
        for (String fault : FAULTS) {
            STAGED.put(fault, Staged.begin(base, fault));
        }
        for (Staged each : STAGED.values()) {
            each.there();
        }
        STAGED.put(LAST, Staged.fault(base, LAST));
    }

    @AfterAll
    static void end() {
        STAGED.values().forEach(Staged::close);
    }

    private static HubCommand admin(String line) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(
                List.of(Distribution.home().resolve("bin/labhub-admin").toString(), "--base", base.toString()));
        words.addAll(List.of(line.split(" ", -1)));
        return HubCommand.run(Map.of(), words);
    }

    /** Asks again whoever ends otherwise: who was itself kept from running a moment ago judges nobody. */
    private static HubCommand ends(int exitCode, String line) throws IOException, InterruptedException {
        HubCommand ended = admin(line);
        for (int again = 0; again < TRIES && ended.exitCode() != exitCode; again++) {
            ended = admin(line);
        }
        assertEquals(exitCode, ended.exitCode(), ended.text());
        return ended;
    }

    private static void assertFound(String line, String... words) throws IOException, InterruptedException {
        HubCommand found = ends(1, line);
        for (String word : words) {
            assertTrue(found.text().contains(word), found::text);
        }
    }

    private static String assertDone(String line) throws IOException, InterruptedException {
        return ends(0, line).text();
    }

    @Test
    void aStuckWriterIsNamedAndItsBlockEnded() throws Exception {
        String pid = "kill -CONT " + STAGED.get("stuck-writer").pid();
        assertFound(
                "diagnose staged.stuck-writer", "stalled writer", pid, "retire staged.stuck-writer --force --apply");
        assertDone("retire staged.stuck-writer --force --apply");
    }

    @Test
    void aDeadWriterIsNamedAndItsLeaseGivenBack() throws Exception {
        String pid = "pid " + STAGED.get("dead-writer").pid();
        assertFound("diagnose staged.dead-writer", "dead writer", pid, "recover staged.dead-writer --apply");
        assertDone("recover staged.dead-writer --apply");
    }

    @Test
    void aDeadReaderThatHoldsASlotIsNamedAndItsLineGivenBack() throws Exception {
        assertFound("diagnose staged.dead-reader", "consumer 0: dead consumer: plot", "needed by [plot]");
        assertDone("cleanup staged.dead-reader --apply");
        assertFalse(assertDone("diagnose staged.dead-reader").contains("plot"));
    }

    @Test
    void aCorruptSlotIsNamedAndGivenUp() throws Exception {
        assertFound("diagnose staged.corrupt-slot", "slot 0: corrupt slot", "reset-slot staged.corrupt-slot --slot 0");
        assertDone("reset-slot staged.corrupt-slot --slot 0 --apply");
        assertTrue(assertDone("validate staged.corrupt-slot").contains("is sound"));
    }

    @Test
    void whatFillsTheMemoryIsNamedAndEnded() throws Exception {
        assertTrue(assertDone("diagnose staged.full-memory-1").contains("orphan"));
        assertDone("retire staged.full-memory-1 --apply");
        assertFalse(Files.exists(base.resolve("blocks/staged.full-memory-1.block")));
    }

    @Test
    void whatWasHalfMadeIsNamedAndRemoved() throws Exception {
        assertFound("diagnose staged.half-made", "descriptor: unfinished", "retire staged.half-made --apply");
        assertDone("retire staged.half-made --apply");
        assertFound("sweep", "would remove .unborn-5eed, which takes 8388608 bytes");
        assertDone("sweep --apply");
    }
}

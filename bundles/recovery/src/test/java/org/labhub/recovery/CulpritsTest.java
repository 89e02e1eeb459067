package org.labhub.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.labhub.api.channel.Verdict;
import org.labhub.api.recovery.Finding.Kind;
import org.labhub.api.recovery.Occupant;

/** Processes whose numbers mislead: the number lives again, is another one elsewhere, or is still there after death. */
@Timeout(60)
final class CulpritsTest extends OnGround {

    private static final Path LAST_PID = Path.of("/proc/sys/kernel/ns_last_pid");
    private static final int TRIES = 200;

    private Occupant writer() {
        return ground.diagnose().facts().writer().holder().orElseThrow();
    }

    /** Another process, which has the number that this one had. */
    private static Process namesake(long pid) throws IOException, InterruptedException {
        for (int tried = 0; tried < TRIES; tried++) {
            Files.writeString(LAST_PID, Long.toString(pid - 1));
            Process other = new ProcessBuilder("sleep", "60").start();
            if (other.pid() == pid) {
                return other;
            }
            other.destroyForcibly().waitFor();
        }
        return abort("others took the number " + TRIES + " times: this machine starts too many processes");
    }

    @Test
    void aWriterIsDeadThoughItsNumberLivesAgain() throws Exception {
        assumeTrue(Files.isWritable(LAST_PID), "only root can give a number a second time");
        try (Child writer = Child.holding(ground.folder, "lease", "LATEST_ONLY").killed()) {
            Process other = namesake(writer.pid());
            try {
                assertTrue(ProcessHandle.of(writer.pid()).orElseThrow().isAlive());
                assertEquals(writer.pid(), writer().pid());
                assertEquals(Verdict.DEAD, writer().verdict());
                assertEquals(List.of(Kind.DEAD_WRITER), ground.kinds());
            } finally {
                other.destroyForcibly().waitFor();
            }
        }
    }

    /** In a namespace of its own a process has number 1, which here is somebody else who never dies. */
    private Child elsewhere() throws IOException, InterruptedException {
        List<String> unshare = List.of("unshare", "--pid", "--fork", "--kill-child");
        assumeTrue(isAllowed(unshare), "the kernel does not let this user make a namespace");
        return Child.holding(unshare, ground.folder, "lease", "LATEST_ONLY");
    }

    private static boolean isAllowed(List<String> prefix) throws InterruptedException {
        List<String> line = new java.util.ArrayList<>(prefix);
        line.add("true");
        try {
            return new ProcessBuilder(line).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException notThere) {
            return false;
        }
    }

    @Test
    void aWriterInAnotherNamespaceIsAliveAsLongAsItLives() throws Exception {
        try (Child writer = elsewhere()) {
            assertEquals(1, writer.ownPid());
            assertEquals(Verdict.ALIVE, writer().verdict(), () -> writer().toString());
            assertEquals(List.of(), ground.kinds());
        }
    }

    @Test
    void aWriterInAnotherNamespaceIsDeadThoughItsNumberLivesHere() throws Exception {
        try (Child writer = elsewhere()) {
            writer.killed();
            Ground.until(() -> writer().verdict() == Verdict.DEAD);
            assertTrue(ProcessHandle.of(writer().pid()).orElseThrow().isAlive());
            assertEquals(List.of(Kind.DEAD_WRITER), ground.kinds());
        }
    }

    @Test
    void aWriterThatNobodyBuriesIsDead() throws Exception {
        List<String> careless = List.of("sh", "-c", "\"$@\" & exec sleep 60", "sh");
        try (Child writer = Child.holding(careless, ground.folder, "slot", "LATEST_ONLY")) {
            new ProcessBuilder("kill", "-KILL", Long.toString(writer.ownPid()))
                    .start()
                    .waitFor();
            Path state = Path.of("/proc", Long.toString(writer.ownPid()), "stat");
            Ground.until(() -> isZombie(state));
            assertEquals(Verdict.DEAD, writer().verdict());
            assertEquals(List.of(Kind.DEAD_WRITER, Kind.ABANDONED_SLOT), ground.kinds());
        }
    }

    private static boolean isZombie(Path state) {
        try {
            return Files.readString(state).contains(") Z ");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

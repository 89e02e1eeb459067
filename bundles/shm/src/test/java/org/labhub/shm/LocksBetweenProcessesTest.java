package org.labhub.shm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.shm.internal.segment.FolderLock;
import org.labhub.shm.internal.segment.SafeFolder;

/** Locks that part processes: those of a block, and the mutex of a folder. */
@Timeout(120)
@Tag("long")
final class LocksBetweenProcessesTest {

    private static final boolean DEEP = Boolean.getBoolean("labhub.deep");
    private static final int COUNTS = DEEP ? 5_000 : 300;

    @TempDir
    Path folder;

    private final List<ChildProcess> children = new ArrayList<>();
    private Bench bench;

    @BeforeEach
    void open() {
        bench = new Bench(folder);
    }

    @AfterEach
    void close() {
        children.forEach(ChildProcess::close);
        bench.close();
    }

    private ChildProcess child(Class<?> program, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(folder.toString()));
        arguments.addAll(List.of(more));
        ChildProcess child = ChildProcess.run(program, arguments.toArray(String[]::new));
        children.add(child);
        return child;
    }

    @Test
    void aSpinLockPartsProcesses() throws Exception {
        bench.producer(Bench.FOUR);
        Path counter = Files.writeString(folder.resolve("counter"), "0");
        for (int process = 0; process < 3; process++) {
            child(LockProgram.class, "count", String.valueOf(COUNTS)).hear();
        }
        for (ChildProcess process : children) {
            process.tell("");
        }
        for (ChildProcess process : children) {
            assertEquals("done", process.hear());
        }
        assertEquals(3 * COUNTS, Integer.parseInt(Files.readString(counter)));
    }

    @Test
    void theSpinLockOfAKilledProcessGoesToTheNext() throws Exception {
        bench.producer(Bench.FOUR);
        ChildProcess holder = child(LockProgram.class, "hold");
        holder.hear();
        assertTrue(
                bench.blocks.lock(Bench.NAME, 0).tryLock(Duration.ofMillis(20)).isEmpty());
        assertEquals(
                holder.pid(),
                bench.blocks.lock(Bench.NAME, 0).holder().orElseThrow().pid());
        holder.kill();
        assertTrue(
                bench.blocks.lock(Bench.NAME, 0).tryLock(Duration.ofSeconds(30)).isPresent());
    }

    @Test
    void theSpinLockOfAStoppedProcessStaysItsOwn() throws Exception {
        bench.producer(Bench.FOUR);
        ChildProcess holder = child(LockProgram.class, "hold");
        holder.hear();
        holder.signal("STOP");
        assertTrue(
                bench.blocks.lock(Bench.NAME, 0).tryLock(Duration.ofMillis(100)).isEmpty());
    }

    private FolderLock mutex(Duration patience) {
        return new FolderLock(SafeFolder.at(folder.resolve("blocks")), patience);
    }

    @Test
    void theMutexOfAFolderPartsProcessesAndGivesUpInTime() throws IOException {
        child(LockProgram.class, "folder").hear();
        IllegalStateException refused = assertThrows(
                IllegalStateException.class, () -> mutex(Duration.ofMillis(50)).holding(() -> 1));
        assertTrue(String.valueOf(refused.getMessage()).contains("another process"), refused::getMessage);
    }

    @Test
    void theMutexOfAKilledProcessIsFree() throws Exception {
        ChildProcess holder = child(LockProgram.class, "folder");
        holder.hear();
        holder.kill();
        assertEquals(1, mutex(Duration.ofSeconds(30)).holding(() -> 1));
    }

    @Test
    void theMutexOfAFolderPartsThreadsToo() throws InterruptedException {
        List<String> said = new ArrayList<>();
        mutex(Duration.ofSeconds(30)).holding(() -> {
            Thread other = new Thread(() -> {
                try {
                    mutex(Duration.ofMillis(20)).holding(() -> 1);
                } catch (IllegalStateException refused) {
                    said.add(String.valueOf(refused.getMessage()));
                }
            });
            other.start();
            join(other);
            return 1;
        });
        assertTrue(said.toString().contains("another thread"), said::toString);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theMutexIsFreeAfterItsWorkFailed() {
        assertThrows(
                IllegalArgumentException.class,
                () -> mutex(Duration.ofSeconds(30)).holding(() -> {
                    throw new IllegalArgumentException("on purpose");
                }));
        assertEquals(1, mutex(Duration.ofMillis(50)).holding(() -> 1));
    }
}

package org.labhub.shm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.labhub.api.block.SpinLock;
import org.labhub.api.block.SpinLock.Guard;
import org.labhub.shm.internal.segment.FolderLock;
import org.labhub.shm.internal.segment.SafeFolder;

/** Takes a lock: to hold it until it is killed, or to count under it in a file that cannot count by itself. */
final class LockProgram {

    private LockProgram() {}

    /** With the blocks' folder, what to do, and how often. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        switch (arguments[1]) {
            case "folder" -> new FolderLock(SafeFolder.at(folder.resolve("blocks"))).holding(LockProgram::keep);
            case "hold" -> hold(folder);
            default -> count(folder, Integer.parseInt(arguments[2]));
        }
    }

    private static Object keep() {
        System.out.println("held");
        while (true) {
            LockSupport.parkNanos(Long.MAX_VALUE);
        }
    }

    private static void hold(Path folder) {
        try (Bench bench = new Bench(folder);
                Guard guard = lock(bench).tryLock(Duration.ofSeconds(20)).orElseThrow()) {
            System.out.println(guard == null ? "" : keep());
        }
    }

    private static SpinLock lock(Bench bench) {
        return bench.blocks.lock(Bench.NAME, 0);
    }

    private static void count(Path folder, int times) throws IOException {
        Path counter = folder.resolve("counter");
        try (Bench bench = new Bench(folder)) {
            SpinLock lock = lock(bench);
            System.out.println("ready");
            System.in.read();
            for (int time = 0; time < times; time++) {
                Guard guard = lock.tryLock(Duration.ofSeconds(30)).orElseThrow();
                Files.writeString(counter, String.valueOf(Integer.parseInt(Files.readString(counter)) + 1));
                guard.close();
            }
        }
        System.out.println("done");
    }
}

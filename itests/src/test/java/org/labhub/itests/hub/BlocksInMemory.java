package org.labhub.itests.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.labhub.shm.MappedBlocks;

/** Where the hubs of tests have their blocks: not in their base, and kept by a hub that ends. They go when the tests end. */
public final class BlocksInMemory {

    private static final Set<Path> FOLDERS = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(BlocksInMemory::remove, "blocks of tests"));
    }

    private BlocksInMemory() {}

    /** Removes the blocks of the hub on this base when all tests are over. */
    public static void removeAtTheEnd(Path base) {
        FOLDERS.add(MappedBlocks.defaultFolder(base));
    }

    private static void remove() {
        for (Path folder : FOLDERS) {
            try (Stream<Path> all = Files.exists(folder) ? Files.walk(folder) : Stream.empty()) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(each);
                }
            } catch (IOException e) {
                System.err.println("left: " + folder + ": " + e);
            }
        }
    }
}

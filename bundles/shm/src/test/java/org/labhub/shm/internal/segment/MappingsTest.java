package org.labhub.shm.internal.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class MappingsTest {

    private final AtomicInteger collections = new AtomicInteger();

    private void add(Mappings mappings, int count) {
        for (int i = 0; i < count; i++) {
            mappings.add();
        }
    }

    @Test
    void manyThatAreHeldAreCollectedOncePerStride() {
        add(new Mappings(() -> Mappings.MANY, collections::incrementAndGet), 3 * Mappings.STRIDE - 1);
        assertEquals(2, collections.get());
    }

    @Test
    void fewThatAreHeldAreLeftAlone() {
        add(new Mappings(() -> Mappings.MANY - 1, collections::incrementAndGet), 3 * Mappings.STRIDE);
        assertEquals(0, collections.get());
    }

    private static List<UnsafeBuffer> views(Segment segment, int count) {
        return new ArrayList<>(
                Stream.generate(() -> segment.view(0, 1)).limit(count).toList());
    }

    @Test
    @Timeout(60)
    @EnabledOnOs(OS.LINUX)
    void viewsThatNobodyHoldsAreUnmappedInTime(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("segment"), new byte[1]);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                MappedSegment segment = new MappedSegment(channel, MapMode.READ_ONLY, 1)) {
            List<UnsafeBuffer> held = views(segment, Mappings.MANY);
            System.gc(); // what lived through a collection does not go with one of the young
            assertTrue(Mappings.listed() >= held.size());
            held.clear();
            views(segment, Mappings.STRIDE);
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(50);
            while (Mappings.listed() >= Mappings.MANY) {
                assertTrue(System.nanoTime() - end < 0, "the collection is over, but nobody unmaps");
            }
        }
    }
}

package org.labhub.shm.internal.segment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * Keeps this process within the number of mappings that Linux grants (65 530). A mapping that nobody refers to any more goes
 * with a collection, and who opens and closes blocks for long may be there before the heap asks for one.
 */
final class Mappings {

    /** The number is one for the process, so its keeper is. */
    static final Mappings OF_THIS_PROCESS = new Mappings(Mappings::listed, System::gc);

    /** After so many it looks. */
    static final int STRIDE = 4_096;

    /** So many are too many: a quarter of what is granted, since threads and the heap need theirs. */
    static final int MANY = 16_384;

    private static final Path LIST = Path.of("/proc/self/maps");

    private final AtomicInteger made = new AtomicInteger();
    private final LongSupplier held;
    private final Runnable collection;

    Mappings(LongSupplier held, Runnable collection) {
        this.held = held;
        this.collection = collection;
    }

    /** One more. */
    void add() {
        if (made.incrementAndGet() % STRIDE == 0 && held.getAsLong() >= MANY) {
            collection.run();
        }
    }

    /** How many this process has; none where the system does not tell. */
    static long listed() {
        try (Stream<String> lines = Files.lines(LIST, StandardCharsets.ISO_8859_1)) {
            return lines.count();
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }
}

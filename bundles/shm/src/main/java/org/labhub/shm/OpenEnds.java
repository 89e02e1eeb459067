package org.labhub.shm;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The ends that were given out and are still open, so that whoever gave them out can close them all. */
final class OpenEnds implements AutoCloseable {

    private final Set<AutoCloseable> ends = ConcurrentHashMap.newKeySet();

    /** Opens an end, which is told what it has to run when it closes. */
    <E extends AutoCloseable> E open(Function<Runnable, E> opening) {
        List<AutoCloseable> mine = new ArrayList<>(1);
        E end = opening.apply(() -> ends.removeAll(mine));
        mine.add(end);
        ends.add(end);
        return end;
    }

    @Override
    public void close() {
        new ArrayList<>(ends).forEach(OpenEnds::close);
    }

    private static void close(AutoCloseable end) {
        try {
            end.close();
        } catch (Exception e) {
            throw new IllegalStateException(end + " cannot be closed", e);
        }
    }
}

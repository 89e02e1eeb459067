package org.labhub.benchmarks.team;

/** What one process does in a round. */
public interface Task extends AutoCloseable {

    /** Works for about so long, or until the end of what a peer sends. */
    Tally run(long nanos) throws Exception;

    @Override
    default void close() {
        // nothing is held
    }
}

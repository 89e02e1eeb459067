package org.labhub.api.job;

import java.time.Duration;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A channel end that runs jobs on its own thread. In queue mode it runs what is pushed; in real-time mode, as long as it has a
 * handler, it runs that again and again, and what is pushed in between. Any thread may use it.
 *
 * @param <C> what a job is given
 */
@ProviderType
public interface JobEnd<C> extends AutoCloseable {

    /**
     * Queues a job and does not wait for it.
     *
     * @param job run once; what it throws is counted
     * @return false if the queue was full and its overflow policy says so, or the end is closed
     */
    boolean push(Job<C> job);

    /**
     * Runs a job and waits for it: a synchronous write, or the pull of a frame.
     *
     * @param job run once, at most
     * @param timeout how long to wait
     * @return whether it was run in time; one that was not is not run later
     * @throws IllegalStateException if the job failed; its cause says how
     */
    boolean run(Job<C> job, Duration timeout);

    /**
     * Begins real-time mode, or puts another handler in the place of this one: it is used from the next round on.
     *
     * @param handler run again and again: to write, or for each frame that is there
     */
    void handle(Job<C> handler);

    /** Ends real-time mode after the round that is under way. */
    void stopHandling();

    /**
     * What was counted: {@code pushed}, {@code run}, {@code failed}, {@code dropped}, and what jobs counted themselves.
     *
     * @return by name
     */
    Map<String, Long> counts();

    /**
     * Ends it: nothing more is taken, what is queued is finished within the deadline of the spec, whoever waits longer wakes at
     * once. Doing so twice is harmless.
     */
    @Override
    void close();
}

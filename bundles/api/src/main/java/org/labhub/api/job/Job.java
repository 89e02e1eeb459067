package org.labhub.api.job;

/**
 * Something to do with a channel end.
 *
 * @param <C> what it is given
 */
@FunctionalInterface
public interface Job<C> {

    /**
     * Called on the end's own thread.
     *
     * @param context valid inside this call only
     * @throws Exception aborts what was being written; it is counted
     */
    void run(C context) throws Exception;
}

package org.labhub.host.internal.job;

import java.time.Duration;
import org.labhub.api.job.Job;

/** The end on which jobs are run; used by one thread. */
interface Worker<C> {

    /** Runs a job once, if it can be had in time what it needs; says whether it was run. */
    boolean run(Job<C> job, Duration timeout) throws Exception;

    /** Gives the end back. */
    void close();

    /** Takes the end away from a thread that does not come back. */
    void revoke();
}

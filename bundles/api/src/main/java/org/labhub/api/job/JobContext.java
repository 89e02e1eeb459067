package org.labhub.api.job;

import org.labhub.api.channel.Notes;

/** What every job is given. */
public interface JobContext {

    /**
     * Whether the end is being closed: a job that takes its time looks now and then.
     *
     * @return true from then on
     */
    boolean isStopping();

    /**
     * What is said beside the frames of the channel on which this end is.
     *
     * @return to speak to the other side
     */
    Notes notes();

    /**
     * Counts something of the job's own.
     *
     * @param name by which it is shown
     * @param more how many
     */
    void count(String name, long more);
}

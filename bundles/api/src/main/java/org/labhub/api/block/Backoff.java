package org.labhub.api.block;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * What a thread does between two looks at memory that somebody else will change. It decides what waiting costs, never how
 * long it lasts: deadlines, and the question whether who is waited for is dead, are the engine's.
 */
@ConsumerType
@FunctionalInterface
public interface Backoff {

    /**
     * Lets some time pass.
     *
     * @param round how often that was done since this wait began, from 0
     */
    void pause(int round);
}

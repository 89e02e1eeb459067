package org.labhub.api.broker;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A question to the broker that is on its way. It ends by itself, at the latest at the deadline that it was given.
 *
 * @param <T> the answer
 */
@ProviderType
public interface Call<T> {

    /**
     * Waits for the answer.
     *
     * @param timeout how long; afterwards nobody waits for it any more, and a late answer is dropped
     * @return the answer
     * @throws BrokerRefused if the broker says no
     * @throws BrokerAway if there was no answer in time
     */
    T within(Duration timeout);

    /**
     * For those who do not wait. It completes on a thread of the client's; what hangs on it must not block.
     *
     * @return completes with the answer, or with {@link BrokerRefused} or {@link BrokerAway}
     */
    CompletionStage<T> stage();
}

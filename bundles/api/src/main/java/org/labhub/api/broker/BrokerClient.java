package org.labhub.api.broker;

import java.time.Duration;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A service: this process's connection to the broker. Safe for all threads, and none of its methods waits: a {@link Call}
 * can be waited for. While the broker is away, calls wait for it until their deadline; what is registered is registered
 * again when it is back.
 */
@ProviderType
public interface BrokerClient {

    /**
     * How it stands now.
     *
     * @return a snapshot
     */
    Connection connection();

    /**
     * Offers a channel.
     *
     * @param offer what consumers are told
     * @return its place at the broker
     */
    Call<Registration> register(ChannelOffer offer);

    /**
     * Comes to a channel as a consumer.
     *
     * @param offer what its producer is told
     * @return its place at the broker
     */
    Call<Registration> attach(ConsumerOffer offer);

    /**
     * Finds a channel. One that is known and not yet live is waited for.
     *
     * @param channel its name
     * @param patience for how long
     * @return where it is; refused with {@code CHANNEL_NOT_FOUND} at once if nobody offers it
     */
    Call<ChannelInfo> discover(String channel, Duration patience);

    /**
     * Speaks on a channel, and reports what is wrong on it.
     *
     * @return the speaking half
     */
    ChannelVoice voice();

    /**
     * Has somebody told what happens.
     *
     * @param listener called in order, on one thread for all listeners
     * @return closing it ends that
     */
    Subscription listen(BrokerListener listener);
}

package org.labhub.api.broker;

import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** A service: looks at what the broker knows. For people and tools, never for the path of frames. */
@ProviderType
public interface BrokerDirectory {

    /**
     * All channels.
     *
     * @return sorted by name
     */
    Call<List<ChannelStatus>> channels();

    /**
     * One channel with its producer and its consumers.
     *
     * @param name of the channel
     * @return refused with {@code CHANNEL_NOT_FOUND} if there is none
     */
    Call<ChannelDetail> channel(String name);

    /**
     * Everybody who is registered.
     *
     * @return sorted by uid
     */
    Call<List<RoleStatus>> roles();

    /**
     * What the broker counts of itself.
     *
     * @return by name
     */
    Call<Map<String, Long>> counters();
}

package org.labhub.api.broker;

import org.labhub.api.security.Uid;
import org.osgi.annotation.versioning.ProviderType;

/** How members of a channel speak to each other through the broker: text and small data, never frames. */
@ProviderType
public interface ChannelVoice {

    /**
     * Speaks to all on a channel.
     *
     * @param channel its name
     * @param sender a member of ours
     * @param text for people, at most 1024 characters
     * @param data passed on untouched, at most 8192 characters
     * @return to how many it was passed on
     */
    Call<Long> broadcast(String channel, Uid sender, String text, String data);

    /**
     * Speaks to a channel's producer only.
     *
     * @param channel its name
     * @param sender a member of ours
     * @param event a word that both know
     * @param data passed on untouched, at most 8192 characters
     * @return to how many it was passed on: 1, or 0
     */
    Call<Long> notifyProducer(String channel, Uid sender, String event, String data);

    /**
     * Reports a frame whose checksum is wrong. Nobody answers.
     *
     * @param channel its name
     * @param reporter a member of ours
     * @param slot which slot
     * @param sequence which frame
     * @param detail for people
     */
    void reportChecksum(String channel, Uid reporter, long slot, long sequence, String detail);
}

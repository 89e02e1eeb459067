package org.labhub.host.internal.channels;

import org.labhub.api.channel.ChannelSpec;

/** What the site says to a driver's wishes. */
@FunctionalInterface
public interface Site {

    /** How the channel is to be. */
    ChannelSpec spec(String channel, ChannelSpec wishes);
}

package org.labhub.api.channel;

/** Is told what happens on a channel, by the thread that polls. */
@FunctionalInterface
public interface ChannelEventHandler {

    /**
     * Must not block for long: frames wait behind it.
     *
     * @param event what happened
     */
    void onEvent(ChannelEvent event);
}

package org.labhub.broker.protocol;

/** Free text and data among those on a channel. */
public final class Speaking {

    private Speaking() {}

    /**
     * Speaks to all on a channel.
     *
     * @param channel its name
     * @param uid who speaks: a member
     * @param text for people
     * @param data passed on untouched
     */
    @Means("Speaks to all on a channel.")
    public record ChannelBroadcastReq(
            @Means("its name") String channel,
            @Means("who speaks: a member") String uid,
            @Means("for people") String text,
            @Means("passed on untouched") String data)
            implements Message {

        /** Checks the fields. */
        public ChannelBroadcastReq {
            Check.channel("channel", channel);
            Check.uid("uid", uid);
            Check.text("text", text, 1024);
            Check.text("data", data, 8192);
        }
    }

    /**
     * It was passed on.
     *
     * @param receivers to how many
     */
    @Means("It was passed on.")
    public record ChannelBroadcastAck(@Means("to how many") long receivers) implements Message {}

    /**
     * Speaks to the channel's producer only.
     *
     * @param channel its name
     * @param uid who speaks: a member
     * @param event a word that both know
     * @param data passed on untouched
     */
    @Means("Speaks to the channel's producer only.")
    public record ChannelNotifyReq(
            @Means("its name") String channel,
            @Means("who speaks: a member") String uid,
            @Means("a word that both know") String event,
            @Means("passed on untouched") String data)
            implements Message {

        /** Checks the fields. */
        public ChannelNotifyReq {
            Check.channel("channel", channel);
            Check.uid("uid", uid);
            Check.text("event", event, 128);
            Check.text("data", data, 8192);
        }
    }

    /**
     * It was passed on.
     *
     * @param receivers 1, or 0 while the producer is away
     */
    @Means("It was passed on.")
    public record ChannelNotifyAck(
            @Means("1, or 0 while the producer is away") long receivers) implements Message {}
}

package org.labhub.host.internal.broker;

import java.util.function.LongSupplier;
import org.labhub.api.block.BlockName;
import org.labhub.api.broker.ChannelVoice;
import org.labhub.api.security.Uid;

/** Tells those on a channel who cannot sleep on its block, through the broker, that there is data: only when there is more. */
final class DataNews {

    /** What is broadcast; its data is the number of frames so far. */
    static final String TEXT = "data";

    private final BlockName channel;
    private final Uid producer;
    private final LongSupplier committed;
    private long told;

    DataNews(BlockName channel, Uid producer, LongSupplier committed) {
        this.channel = channel;
        this.producer = producer;
        this.committed = committed;
    }

    /** By one thread, as often as it may be told at most. */
    void tell(ChannelVoice voice) {
        long now = committed.getAsLong();
        if (now != told) {
            told = now;
            var unused = voice.broadcast(channel.text(), producer, TEXT, Long.toString(now));
        }
    }
}

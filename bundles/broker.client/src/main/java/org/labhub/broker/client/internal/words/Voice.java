package org.labhub.broker.client.internal.words;

import java.util.function.Consumer;
import java.util.function.Function;
import org.labhub.api.broker.Call;
import org.labhub.api.broker.ChannelVoice;
import org.labhub.api.security.Uid;
import org.labhub.broker.protocol.Message;
import org.labhub.broker.protocol.Reporting.ChecksumErrorReport;
import org.labhub.broker.protocol.Speaking;

/** Speaks through the link. */
public final class Voice implements ChannelVoice {

    /** Sends a request and reads its answer. */
    @FunctionalInterface
    public interface Asker {

        /**
         * Asks.
         *
         * @param <T> the answer
         * @param request what
         * @param reading of the answer
         * @return on its way
         */
        <T> Call<T> ask(Message request, Function<Message, T> reading);
    }

    private final Asker asker;
    private final Consumer<Message> notices;

    /**
     * Speaks.
     *
     * @param asker takes requests
     * @param notices takes what is never answered
     */
    public Voice(Asker asker, Consumer<Message> notices) {
        this.asker = asker;
        this.notices = notices;
    }

    @Override
    public Call<Long> broadcast(String channel, Uid sender, String text, String data) {
        return asker.ask(
                new Speaking.ChannelBroadcastReq(channel, sender.text(), text, data),
                ack -> ((Speaking.ChannelBroadcastAck) ack).receivers());
    }

    @Override
    public Call<Long> notifyProducer(String channel, Uid sender, String event, String data) {
        return asker.ask(
                new Speaking.ChannelNotifyReq(channel, sender.text(), event, data),
                ack -> ((Speaking.ChannelNotifyAck) ack).receivers());
    }

    @Override
    public void reportChecksum(String channel, Uid reporter, long slot, long sequence, String detail) {
        notices.accept(new ChecksumErrorReport(channel, reporter.text(), slot, sequence, detail));
    }
}

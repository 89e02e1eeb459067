package org.labhub.broker.client.internal.words;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.labhub.api.broker.BrokerAway;
import org.labhub.api.broker.BrokerRefused;
import org.labhub.api.broker.ChannelInfo;
import org.labhub.broker.client.internal.link.Ask;
import org.labhub.broker.client.internal.link.Link;
import org.labhub.broker.protocol.ErrorCode;
import org.labhub.broker.protocol.Finding.DiscAck;
import org.labhub.broker.protocol.Finding.DiscPending;
import org.labhub.broker.protocol.Finding.DiscReq;
import org.labhub.broker.protocol.Finding.PendingReason;
import org.labhub.broker.protocol.Message;

/** Asks for a channel again and again, until it is live or the caller's patience ends. */
public final class Discovery {

    private static final long PAUSE_MILLIS = 50;

    private final Link link;
    private final DiscReq request;
    private final long deadline;
    private final CompletableFuture<ChannelInfo> answer = new CompletableFuture<>();
    private Optional<PendingReason> pending = Optional.empty();

    /**
     * Asks nothing yet.
     *
     * @param link on which it asks
     * @param channel which it looks for
     * @param deadline in nanoseconds of the monotonic clock
     */
    public Discovery(Link link, String channel, long deadline) {
        this.link = link;
        this.request = new DiscReq(channel);
        this.deadline = deadline;
    }

    /**
     * Begins to ask.
     *
     * @return completes on the link's thread
     */
    public CompletableFuture<ChannelInfo> begin() {
        link.run(this::ask);
        return answer;
    }

    private void ask() {
        if (!answer.isDone()) {
            Ask ask = new Ask(request, deadline);
            ask.then(this::heard, this::failed);
            link.send(ask);
        }
    }

    private void heard(Message ack) {
        if (ack instanceof DiscAck found) {
            answer.complete(Words.fromWire(found));
            return;
        }
        pending = Optional.of(((DiscPending) ack).reason());
        if (System.nanoTime() - deadline < 0) {
            link.runLater(PAUSE_MILLIS, this::ask);
        } else {
            failed(notReady(pending.orElseThrow()));
        }
    }

    /** Whoever was told that the channel is pending hears of that, and not that the last question came too late. */
    private void failed(Throwable error) {
        answer.completeExceptionally(
                error instanceof BrokerAway && pending.isPresent() ? notReady(pending.orElseThrow()) : error);
    }

    private BrokerRefused notReady(PendingReason reason) {
        ErrorCode code = ErrorCode.CHANNEL_NOT_READY;
        return new BrokerRefused(code.name(), request.channel() + " is pending: " + reason, "", code.remedy());
    }
}

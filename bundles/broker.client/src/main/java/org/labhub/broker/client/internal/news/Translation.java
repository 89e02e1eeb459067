package org.labhub.broker.client.internal.news;

import java.util.Optional;
import org.labhub.api.broker.BrokerEvent;
import org.labhub.broker.protocol.Message;
import org.labhub.broker.protocol.Notices;

/** Turns what came over the wire into the words of the API. */
public final class Translation {

    private Translation() {}

    /**
     * The event behind a notice.
     *
     * @param notice from the broker
     * @return nothing for what is no notice
     */
    public static Optional<BrokerEvent> of(Message notice) {
        return ofChannel(notice).or(() -> ofConsumer(notice));
    }

    private static Optional<BrokerEvent> ofChannel(Message notice) {
        if (notice instanceof Notices.ChannelClosingNotify n) {
            return Optional.of(new BrokerEvent.ChannelClosed(n.channel(), n.reason()));
        }
        if (notice instanceof Notices.ChannelMovedNotify n) {
            return Optional.of(
                    new BrokerEvent.ChannelMoved(n.channel(), n.transport(), n.place(), n.instance(), n.replaces()));
        }
        if (notice instanceof Notices.ChannelErrorNotify n) {
            return Optional.of(new BrokerEvent.ChannelError(n.channel(), n.event(), n.detail()));
        }
        if (notice instanceof Notices.ChannelEventNotify n) {
            return Optional.of(new BrokerEvent.ChannelNote(n.channel(), n.event(), n.uid(), n.data()));
        }
        if (notice instanceof Notices.ChannelBroadcastNotify n) {
            return Optional.of(new BrokerEvent.Broadcast(n.channel(), n.uid(), n.text(), n.data()));
        }
        return Optional.empty();
    }

    private static Optional<BrokerEvent> ofConsumer(Message notice) {
        if (notice instanceof Notices.ConsumerJoinedNotify n) {
            return Optional.of(new BrokerEvent.ConsumerJoined(n.channel(), n.uid(), n.name()));
        }
        if (notice instanceof Notices.ConsumerLeftNotify n) {
            return Optional.of(new BrokerEvent.ConsumerLeft(n.channel(), n.uid(), n.name()));
        }
        if (notice instanceof Notices.ConsumerDiedNotify n) {
            return Optional.of(new BrokerEvent.ConsumerDied(n.channel(), n.uid(), n.name(), n.reason()));
        }
        return Optional.empty();
    }
}

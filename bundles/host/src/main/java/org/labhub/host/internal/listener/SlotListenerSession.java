package org.labhub.host.internal.listener;

import org.labhub.api.channel.SlotConsumer;
import org.labhub.api.channel.SlotHandler;
import org.labhub.api.frame.ReadSlot;
import org.labhub.api.instrument.SlotListener;
import org.labhub.host.internal.PluginService;
import org.labhub.host.internal.channels.OwnChannels;
import org.labhub.host.internal.feed.Feed;
import org.labhub.host.internal.life.Session;
import org.labhub.host.internal.life.Turn;
import org.labhub.host.internal.life.Verb;
import org.labhub.host.internal.life.Visit;

/** Calls a listener with the slots of its channel, in place. */
public final class SlotListenerSession implements Session {

    private final PluginService<SlotListener> service;
    private final Feed feed;

    /** Of a listener and the feed of its channel. */
    public SlotListenerSession(PluginService<SlotListener> service, Feed feed) {
        this.service = service;
        this.feed = feed;
    }

    @Override
    public void run(Turn turn, OwnChannels own) throws Exception {
        Visit.with(service, turn, own, listener -> {
            SlotHandler handler = slot -> call(turn, listener, slot);
            feed.run(turn, own.trail(), () -> attach(turn, own, listener, handler));
        });
    }

    private Feed.Attached attach(Turn turn, OwnChannels own, SlotListener listener, SlotHandler handler)
            throws Exception {
        SlotConsumer consumer = own.consumer(
                feed.channel(), feed.policy(), event -> feed.tell(turn, event, () -> listener.onEvent(event)));
        turn.call(Verb.ATTACHED, () -> {
            listener.attached(consumer.layout());
            return true;
        });
        turn.call(Verb.JOINED, () -> {
            listener.joined(own.notes(feed.channel()));
            return true;
        });
        return new Feed.Attached(
                consumer, limit -> consumer.poll(handler, limit), () -> feed.hear(turn, own, listener::onNote));
    }

    private void call(Turn turn, SlotListener listener, ReadSlot slot) {
        long sequence = feed.comes(slot);
        turn.enter(Verb.SLOT);
        try {
            listener.onSlot(slot);
            feed.fine();
        } catch (Exception e) {
            feed.complain(turn, e);
        } finally {
            turn.leave();
        }
        feed.delivered(sequence);
    }
}

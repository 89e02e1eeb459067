package org.labhub.host.internal.listener;

import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.FrameHandler;
import org.labhub.api.frame.FrameInfo;
import org.labhub.api.instrument.ChannelListener;
import org.labhub.host.internal.PluginService;
import org.labhub.host.internal.channels.OwnChannels;
import org.labhub.host.internal.feed.Feed;
import org.labhub.host.internal.feed.FrameClasses;
import org.labhub.host.internal.life.Session;
import org.labhub.host.internal.life.Turn;
import org.labhub.host.internal.life.Verb;
import org.labhub.host.internal.life.Visit;

/**
 * Calls a listener with the frames of its channel.
 *
 * @param <F> the listener's record
 */
public final class ListenerSession<F extends Record> implements Session {

    private final PluginService<ChannelListener<F>> service;
    private final Feed feed;

    /** Of a listener and the feed of its channel. */
    public ListenerSession(PluginService<ChannelListener<F>> service, Feed feed) {
        this.service = service;
        this.feed = feed;
    }

    @Override
    public void run(Turn turn, OwnChannels own) throws Exception {
        Visit.with(service, turn, own, listener -> {
            Class<F> frame = FrameClasses.of(listener, ChannelListener.class, 0);
            FrameHandler<F> handler = (reading, info) -> call(turn, listener, reading, info);
            feed.run(turn, own.trail(), () -> attach(turn, own, listener, frame, handler));
        });
    }

    private Feed.Attached attach(
            Turn turn, OwnChannels own, ChannelListener<F> listener, Class<F> frame, FrameHandler<F> handler)
            throws Exception {
        Consumer<F> consumer = own.consumer(
                feed.channel(), frame, feed.policy(), event -> feed.tell(turn, event, () -> listener.onEvent(event)));
        turn.call(Verb.JOINED, () -> {
            listener.joined(own.notes(feed.channel()));
            return true;
        });
        return new Feed.Attached(
                consumer, limit -> consumer.poll(handler, limit), () -> feed.hear(turn, own, listener::onNote));
    }

    private void call(Turn turn, ChannelListener<F> listener, F reading, FrameInfo info) {
        long sequence = feed.comes(info);
        turn.enter(Verb.FRAME);
        try {
            listener.onFrame(reading, info);
            feed.fine();
        } catch (Exception e) {
            feed.complain(turn, e);
        } finally {
            turn.leave();
        }
        feed.delivered(sequence);
    }
}

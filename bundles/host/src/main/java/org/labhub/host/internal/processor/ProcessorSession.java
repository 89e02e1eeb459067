package org.labhub.host.internal.processor;

import java.util.concurrent.atomic.AtomicLong;
import org.labhub.api.channel.ChannelException;
import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.FrameHandler;
import org.labhub.api.frame.FrameInfo;
import org.labhub.api.instrument.ChannelProcessor;
import org.labhub.host.internal.PluginService;
import org.labhub.host.internal.channels.OwnChannels;
import org.labhub.host.internal.feed.Feed;
import org.labhub.host.internal.feed.FrameClasses;
import org.labhub.host.internal.life.NotReady;
import org.labhub.host.internal.life.Session;
import org.labhub.host.internal.life.Turn;
import org.labhub.host.internal.life.Verb;
import org.labhub.host.internal.life.Visit;

/**
 * Calls a processor with the frames of one channel and writes what it gives to another.
 *
 * @param <I> the record that is read
 * @param <O> the record that is written
 */
public final class ProcessorSession<I extends Record, O extends Record> implements Session {

    private final PluginService<ChannelProcessor<I, O>> service;
    private final Feed feed;
    private final String to;
    private final AtomicLong given = new AtomicLong();

    /** Of a processor, the feed of the channel that it reads, and the name of the one that it writes. */
    public ProcessorSession(PluginService<ChannelProcessor<I, O>> service, Feed feed, String to) {
        this.service = service;
        this.feed = feed;
        this.to = to;
    }

    /** The channel that is written. */
    public String to() {
        return to;
    }

    /** Frames that were written. */
    public long given() {
        return given.get();
    }

    @Override
    public void run(Turn turn, OwnChannels own) throws Exception {
        Visit.with(service, turn, own, processor -> {
            Class<I> read = FrameClasses.of(processor, ChannelProcessor.class, 0);
            Results<O> results = results(own, FrameClasses.of(processor, ChannelProcessor.class, 1));
            FrameHandler<I> handler = (frame, info) -> call(turn, processor, frame, info, results);
            feed.run(turn, own.trail(), () -> attach(turn, own, processor, read, handler));
        });
    }

    private Results<O> results(OwnChannels own, Class<O> written) throws NotReady {
        try {
            return new Results<>(own.producer(to, written), own.type(written)::write, given);
        } catch (ChannelException notYet) {
            throw new NotReady(notYet);
        }
    }

    private Feed.Attached attach(
            Turn turn, OwnChannels own, ChannelProcessor<I, O> processor, Class<I> read, FrameHandler<I> handler)
            throws Exception {
        Consumer<I> consumer = own.consumer(
                feed.channel(), read, feed.policy(), event -> feed.tell(turn, event, () -> processor.onEvent(event)));
        turn.call(Verb.JOINED, () -> {
            processor.joined(own.notes(feed.channel()));
            return true;
        });
        return new Feed.Attached(
                consumer, limit -> consumer.poll(handler, limit), () -> feed.hear(turn, own, processor::onNote));
    }

    private void call(Turn turn, ChannelProcessor<I, O> processor, I frame, FrameInfo info, Results<O> results) {
        long sequence = feed.comes(info);
        turn.enter(Verb.FRAME);
        try {
            processor.onFrame(frame, info, results.of(info));
            feed.fine();
        } catch (Exception e) {
            feed.complain(turn, e);
        } finally {
            turn.leave();
        }
        feed.delivered(sequence);
    }
}

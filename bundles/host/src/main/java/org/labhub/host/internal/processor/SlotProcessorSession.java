package org.labhub.host.internal.processor;

import java.util.concurrent.atomic.AtomicLong;
import org.labhub.api.channel.ChannelException;
import org.labhub.api.channel.SlotConsumer;
import org.labhub.api.channel.SlotFiller;
import org.labhub.api.channel.SlotHandler;
import org.labhub.api.channel.SlotProducer;
import org.labhub.api.frame.ReadSlot;
import org.labhub.api.instrument.LifeStep.Stage;
import org.labhub.api.instrument.SlotProcessor;
import org.labhub.host.internal.PluginService;
import org.labhub.host.internal.channels.OwnChannels;
import org.labhub.host.internal.feed.Feed;
import org.labhub.host.internal.life.NotReady;
import org.labhub.host.internal.life.Session;
import org.labhub.host.internal.life.Turn;
import org.labhub.host.internal.life.Verb;
import org.labhub.host.internal.life.Visit;

/** Calls a processor with the slots of one channel and has it fill those of another, both in place. */
public final class SlotProcessorSession implements Session {

    private final PluginService<SlotProcessor> service;
    private final Feed feed;
    private final String to;
    private final AtomicLong given = new AtomicLong();

    /** Of a processor, the feed of the channel that it reads, and the name of the one that it writes. */
    public SlotProcessorSession(PluginService<SlotProcessor> service, Feed feed, String to) {
        this.service = service;
        this.feed = feed;
        this.to = to;
    }

    /** Frames that were written. */
    public long given() {
        return given.get();
    }

    @Override
    public void run(Turn turn, OwnChannels own) throws Exception {
        Visit.with(service, turn, own, processor -> {
            Results<SlotFiller> results = new Results<>(open(turn, own, processor), SlotFiller::fill, given);
            SlotHandler handler = slot -> call(turn, processor, slot, results);
            feed.run(turn, own.trail(), () -> attach(turn, own, processor, handler));
        });
    }

    private SlotProducer open(Turn turn, OwnChannels own, SlotProcessor processor) throws Exception {
        own.trail().reached(Stage.OPEN);
        try {
            return turn.call(Verb.OPEN, () -> processor.open(own, to));
        } catch (ChannelException notYet) {
            throw new NotReady(notYet);
        }
    }

    private Feed.Attached attach(Turn turn, OwnChannels own, SlotProcessor processor, SlotHandler handler)
            throws Exception {
        SlotConsumer consumer = own.consumer(
                feed.channel(), feed.policy(), event -> feed.tell(turn, event, () -> processor.onEvent(event)));
        turn.call(Verb.ATTACHED, () -> {
            processor.attached(consumer.layout());
            return true;
        });
        turn.call(Verb.JOINED, () -> {
            processor.joined(own.notes(feed.channel()));
            return true;
        });
        return new Feed.Attached(
                consumer, limit -> consumer.poll(handler, limit), () -> feed.hear(turn, own, processor::onNote));
    }

    private void call(Turn turn, SlotProcessor processor, ReadSlot slot, Results<SlotFiller> results) {
        long sequence = feed.comes(slot);
        turn.enter(Verb.SLOT);
        try {
            processor.onSlot(slot, results.of(slot));
            feed.fine();
        } catch (Exception e) {
            feed.complain(turn, e);
        } finally {
            turn.leave();
        }
        feed.delivered(sequence);
    }
}

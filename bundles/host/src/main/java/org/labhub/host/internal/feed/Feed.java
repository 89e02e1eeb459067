package org.labhub.host.internal.feed;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import org.labhub.api.block.BlockName;
import org.labhub.api.block.BlockObserver;
import org.labhub.api.block.Blocks;
import org.labhub.api.channel.ChannelEvent;
import org.labhub.api.channel.ChannelException;
import org.labhub.api.channel.Note;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.channel.SlotConsumer;
import org.labhub.api.frame.FrameInfo;
import org.labhub.api.instrument.InstrumentState;
import org.labhub.api.instrument.Ledger;
import org.labhub.api.instrument.LifeStep.Stage;
import org.labhub.host.internal.Words;
import org.labhub.host.internal.channels.OwnChannels;
import org.labhub.host.internal.life.Turn;
import org.labhub.host.internal.life.Verb;
import org.labhub.host.internal.pace.Pacemaker;
import org.labhub.host.internal.steps.Trail;

/**
 * Brings the frames and events of one channel to a plug-in, in order, on its thread: waits for the channel, attaches, and
 * attaches again when it has moved or come back.
 */
public final class Feed {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    private static final Duration BREATH = Duration.ofNanos(50_000);
    private static final int BATCH = 64;
    private static final int MOST_IN_A_ROW = 10;

    private final String channel;
    private final ReadPolicy policy;
    private final Blocks blocks;
    private final Pacemaker pace;
    private final boolean triggered;
    private final Tally tally;
    private final AtomicLong complaints = new AtomicLong();
    private volatile long block;
    private int inARow;
    private boolean first;

    /** Of a channel; one that is triggered sleeps until there is data. */
    public Feed(String channel, ReadPolicy policy, Blocks blocks, Pacemaker pace, boolean triggered) {
        this.channel = channel;
        this.policy = policy;
        this.blocks = blocks;
        this.pace = pace;
        this.triggered = triggered;
        tally = new Tally(policy == ReadPolicy.LATEST_ONLY);
    }

    /** Becomes a consumer of the channel. */
    @FunctionalInterface
    public interface Reader {

        /** Refused if the channel is not there or does not fit. */
        Attached attach() throws Exception;
    }

    /**
     * A consumer, and how what is there is handed over.
     *
     * @param consumer that was attached
     * @param poll hands over at most so many frames and says how many they were
     * @param hear hands over what was said, if there is anything
     */
    public record Attached(SlotConsumer consumer, IntUnaryOperator poll, Runnable hear) {}

    /** Into the plug-in. */
    @FunctionalInterface
    public interface Call {

        /** May throw anything. */
        void run() throws Exception;
    }

    /** Into the plug-in. */
    @FunctionalInterface
    public interface Hearer {

        /** May throw anything. */
        void onNote(Note note) throws Exception;
    }

    /** Which channel. */
    public String channel() {
        return channel;
    }

    /** Under which policy. */
    public ReadPolicy policy() {
        return policy;
    }

    /** Frames for which a call has returned. */
    public long delivered() {
        return tally.counts().delivered();
    }

    /** How often a call threw. */
    public long complaints() {
        return complaints.get();
    }

    /** Until the turn ends. */
    public void run(Turn turn, Trail trail, Reader reader) throws Exception {
        while (!turn.isStopping()) {
            try {
                read(turn, trail, reader.attach());
            } catch (ChannelException notYet) {
                turn.show(InstrumentState.WAITING, Words.of(notYet));
                turn.rest(LOOK_AGAIN);
            }
        }
    }

    private void read(Turn turn, Trail trail, Attached attached) {
        try (SlotConsumer consumer = attached.consumer()) {
            block = instance();
            tally.joined(consumer.position());
            turn.show(InstrumentState.ONLINE, "");
            trail.reached(Stage.ONLINE);
            pace.start();
            while (!turn.isStopping() && !consumer.isClosed()) {
                cycle(turn, consumer, attached.poll());
                attached.hear().run();
            }
        } finally {
            trail.left(Stage.ONLINE);
        }
    }

    private void cycle(Turn turn, SlotConsumer consumer, IntUnaryOperator poll) {
        pace.awaitNext(turn);
        if (triggered && !isThereData(consumer)) {
            return;
        }
        first = triggered;
        int taken = poll.applyAsInt(BATCH);
        if (taken > 0 || pace.isFixed()) {
            pace.cycleEnded();
        } else if (!triggered) {
            pace.rest(turn, BREATH);
        }
    }

    /** What is there already came while the last cycle ran. */
    private boolean isThereData(SlotConsumer consumer) {
        if (consumer.await(Duration.ZERO)) {
            pace.countOverrun();
            return true;
        }
        boolean came = consumer.await(LOOK_AGAIN);
        if (came) {
            pace.hasWaited();
        }
        return came;
    }

    /**
     * A frame is about to be handed over.
     *
     * @return its number
     */
    public long comes(FrameInfo info) {
        if (first) {
            first = false;
            pace.dueSince(info.monotonicNanos());
        }
        return info.sequence();
    }

    /** The call for this frame has returned. */
    public void delivered(long sequence) {
        tally.delivered(sequence);
    }

    /** A call did not fail. */
    public void fine() {
        inARow = 0;
    }

    /** What the plug-in throws ends nothing but this call, unless it does so again and again. */
    public void complain(Turn turn, Exception thrown) {
        complaints.incrementAndGet();
        if (++inARow >= MOST_IN_A_ROW) {
            inARow = 0;
            throw new Unbearable(thrown);
        }
        turn.show(InstrumentState.ONLINE, "its last call failed: " + thrown);
    }

    /** Tells an event. */
    public void tell(Turn turn, ChannelEvent event, Call call) {
        tally.happened(event);
        turn.enter(Verb.EVENT);
        try {
            call.run();
        } catch (Exception e) {
            complaints.incrementAndGet();
        } finally {
            turn.leave();
        }
    }

    /** Hands over what was said on the channels of a plug-in; what it throws ends that call only. */
    public void hear(Turn turn, OwnChannels own, Hearer plugin) {
        for (Optional<Note> next = own.nextNote(); next.isPresent(); next = own.nextNote()) {
            turn.enter(Verb.NOTE);
            try {
                plugin.onNote(next.orElseThrow());
            } catch (Exception e) {
                complaints.incrementAndGet();
            } finally {
                turn.leave();
            }
        }
    }

    /** What became of every frame, up to now. */
    public Ledger ledger() {
        Tally.Counts seen = tally.counts();
        long committed = Math.max(seen.next(), committed().orElse(seen.next()));
        return new Ledger(
                channel,
                seen.earlier() + committed - seen.first(),
                seen.delivered(),
                seen.skipped(),
                seen.gaps(),
                seen.corrupt(),
                committed - seen.next());
    }

    /** In the block that was joined; another one may have its name by now. */
    private Optional<Long> committed() {
        return observe(seen -> seen.info().instance() == block ? Optional.of(seen.committed()) : Optional.empty());
    }

    private long instance() {
        return observe(seen -> Optional.of(seen.info().instance())).orElse(0L);
    }

    private Optional<Long> observe(Function<BlockObserver, Optional<Long>> look) {
        try (BlockObserver seen = blocks.observe(new BlockName(channel))) {
            return look.apply(seen);
        } catch (ChannelException gone) {
            return Optional.empty();
        }
    }

    /** A plug-in that threw so often in a row that it is to be made anew. */
    public static final class Unbearable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unbearable(Exception last) {
            super(MOST_IN_A_ROW + " calls in a row failed, at last: " + last, last);
        }
    }
}

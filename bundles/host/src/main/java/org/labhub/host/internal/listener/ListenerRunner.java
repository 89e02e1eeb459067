package org.labhub.host.internal.listener;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.labhub.api.channel.ChannelEvent;
import org.labhub.api.channel.ChannelException;
import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.frame.FrameInfo;
import org.labhub.api.instrument.ChannelListener;
import org.labhub.api.instrument.ListenerStatus;
import org.labhub.host.internal.PluginThread;
import org.labhub.host.internal.Words;
import org.labhub.host.internal.channels.OwnChannels;

/**
 * Calls one listener on its own thread: waits for its channel, attaches, hands over frames and events in order, and
 * attaches again when the channel has moved or come back.
 *
 * @param <F> the listener's record
 */
public final class ListenerRunner<F extends Record> {

    private static final System.Logger LOG = System.getLogger(ListenerRunner.class.getName());
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    private static final int BATCH = 64;

    private final String name;
    private final String channel;
    private final Supplier<ChannelListener<F>> service;
    private final Supplier<OwnChannels> channels;
    private final PluginThread thread;

    private final LongAdder frames = new LongAdder();

    private volatile boolean attached;
    private volatile String reason = "";

    /** Begins at once, on a thread of its own. */
    public ListenerRunner(
            String name, String channel, Supplier<ChannelListener<F>> service, Supplier<OwnChannels> channels) {
        this.name = name;
        this.channel = channel;
        this.service = service;
        this.channels = channels;
        thread = PluginThread.start("labhub-listener-" + name, this::run);
    }

    /** How it stands now. */
    public ListenerStatus status() {
        return new ListenerStatus(name, channel, attached, reason, frames.sum());
    }

    /** Detaches. */
    public void stop() {
        thread.stop();
    }

    private void run(BooleanSupplier stopping) {
        while (!stopping.getAsBoolean()) {
            try (OwnChannels own = channels.get()) {
                ChannelListener<F> listener = service.get();
                listen(listener, own, stopping);
            } catch (ChannelException e) {
                say(Words.of(e));
            } catch (Exception | LinkageError e) {
                say(e.toString());
            }
            attached = false;
            if (!stopping.getAsBoolean()) {
                PluginThread.rest(LOOK_AGAIN);
            }
        }
    }

    private void listen(ChannelListener<F> listener, OwnChannels own, BooleanSupplier stopping) {
        Consumer<F> consumer = own.consumer(
                channel, ListenedFrames.of(listener), ReadPolicy.BEST_EFFORT, event -> tell(listener, event));
        attached = true;
        say("");
        while (!stopping.getAsBoolean() && !consumer.isClosed()) {
            if (consumer.await(LOOK_AGAIN) && !consumer.isClosed()) {
                consumer.poll((frame, info) -> call(listener, frame, info), BATCH);
            }
        }
    }

    private void call(ChannelListener<F> listener, F frame, FrameInfo info) {
        try {
            listener.onFrame(frame, info);
        } catch (Exception | LinkageError e) {
            say(e.toString());
        }
        frames.increment();
    }

    private void tell(ChannelListener<F> listener, ChannelEvent event) {
        try {
            listener.onEvent(event);
        } catch (RuntimeException | LinkageError e) {
            say(e.toString());
        }
    }

    /** What is shown is logged too, once: only a change is news. */
    private void say(String words) {
        if (!reason.equals(words)) {
            reason = words;
            Level level = words.isEmpty() ? Level.INFO : Level.WARNING;
            LOG.log(level, "{0} on {1}: {2}", name, channel, words.isEmpty() ? "listening" : words);
        }
    }
}

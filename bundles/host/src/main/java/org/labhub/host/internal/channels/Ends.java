package org.labhub.host.internal.channels;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.labhub.api.block.BlockObserver;
import org.labhub.api.channel.SlotConsumer;
import org.labhub.api.channel.SlotProducer;
import org.labhub.api.instrument.LifeStep.Stage;
import org.labhub.host.internal.Words;
import org.labhub.host.internal.steps.Trail;

/** Remembers the ends that a plug-in was given, and closes those that are left. One that closes none of them is refused more. */
final class Ends {

    /** More than any device has channels. */
    static final int MOST = 256;

    private final String owner;
    private final Trail trail;
    private final List<AutoCloseable> open = new ArrayList<>();

    Ends(String owner, Trail trail) {
        this.owner = owner;
        this.trail = trail;
    }

    /** Forgets what the plug-in has closed itself. */
    synchronized void sweep() {
        open.stream().filter(Ends::isClosed).toList().forEach(this::forget);
    }

    synchronized <E extends AutoCloseable> E keep(E end) {
        if (open.size() >= MOST) {
            close(end);
            throw new IllegalStateException(owner + " leaks: it holds " + MOST
                    + " ends of channels at once and asks for another; close those that are not used any more");
        }
        open.add(end);
        return end;
    }

    private static boolean isClosed(AutoCloseable end) {
        return (end instanceof SlotConsumer consumer && consumer.isClosed())
                || (end instanceof SlotProducer producer && producer.isClosed())
                || (end instanceof BlockObserver observer && observer.isClosed());
    }

    /** The latest first. */
    synchronized void close() {
        List<AutoCloseable> left = new ArrayList<>(open);
        Collections.reverse(left);
        left.forEach(end -> {
            close(end);
            forget(end);
        });
    }

    private void forget(AutoCloseable end) {
        open.remove(end);
        if (end instanceof SlotConsumer consumer) {
            trail.left(Stage.BLOCK, consumer.channel());
        } else if (end instanceof SlotProducer producer) {
            trail.left(Stage.BLOCK, producer.channel());
        }
    }

    private static void close(AutoCloseable end) {
        try {
            end.close();
        } catch (Exception e) {
            throw new IllegalStateException("an end cannot be closed: " + Words.of(e), e);
        }
    }
}

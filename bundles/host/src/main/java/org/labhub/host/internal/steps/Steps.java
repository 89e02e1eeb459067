package org.labhub.host.internal.steps;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.labhub.api.instrument.LifeStep;
import org.labhub.api.instrument.LifeStep.Stage;

/**
 * Keeps the steps of a plug-in since its service was got last, in the order in which they were taken: of each kind on each channel
 * the latest.
 */
public final class Steps {

    private static final int MOST = 256;

    private final Deque<LifeStep> latest = new ArrayDeque<>();

    /** Before the first one. */
    public Steps() {}

    synchronized void add(LifeStep step) {
        latest.removeIf(earlier -> isAnotherLife(step) || isOfTheSameKind(earlier, step));
        if (latest.size() == MOST) {
            latest.removeFirst();
        }
        latest.addLast(step);
    }

    private static boolean isAnotherLife(LifeStep step) {
        return step.stage() == Stage.SERVICE && step.reached();
    }

    private static boolean isOfTheSameKind(LifeStep one, LifeStep other) {
        return one.stage() == other.stage()
                && one.reached() == other.reached()
                && one.channel().equals(other.channel());
    }

    /** The latest of all last. */
    public synchronized List<LifeStep> latest() {
        return List.copyOf(latest);
    }
}

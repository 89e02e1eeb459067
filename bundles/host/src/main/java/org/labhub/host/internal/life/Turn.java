package org.labhub.host.internal.life;

import java.time.Duration;
import org.labhub.api.instrument.InstrumentState;

/** What a session has of the thread on which it runs: when to stop, how to rest, and how to say which call it makes. */
public interface Turn {

    /** Something to do that may throw anything. */
    @FunctionalInterface
    interface Step<R> {

        /** Does it. */
        R run() throws Exception;
    }

    /** Whether the session should end. */
    boolean isStopping();

    /** Whether it should end because another one may take its place at once. */
    boolean isReplaced();

    /** Rests, unless the session is to end. */
    void rest(Duration pause);

    /** Rests before the next attempt: twice as long each time. */
    void pause();

    /** Shows how it stands. */
    void show(InstrumentState state, String reason);

    /** Says that a call into the plug-in begins. */
    void enter(Verb verb);

    /** Says that the call has returned; throws if that was after its deadline. */
    void leave();

    /** Makes a call into the plug-in under its deadline. */
    default <R> R call(Verb verb, Step<R> step) throws Exception {
        enter(verb);
        try {
            return step.run();
        } finally {
            leave();
        }
    }
}

package org.labhub.launcher;

import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What the hub does on a signal: the first one stops it cleanly, a second Ctrl-C ends it at once, a second SIGTERM is
 * heard and changes nothing.
 */
final class Signals {

    private static final int ENDED_BY_CTRL_C = 130;

    private final AtomicBoolean stopping = new AtomicBoolean();
    private final Runnable stop;

    private Signals(Runnable stop) {
        this.stop = stop;
    }

    /** Handles signals from now on; {@code stop} runs once, on a thread of its own. */
    static void handle(Runnable stop) {
        Signals signals = new Signals(stop);
        on("TERM", signals::stopOnce);
        on("HUP", signals::stopOnce);
        on("INT", signals::stopOrEnd);
    }

    /** By reflection: the compiler has no switch for its warning about sun.misc.Signal, and the JDK no other way. */
    private static void on(String name, Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object ours = Proxy.newProxyInstance(
                    Signals.class.getClassLoader(), new Class<?>[] {handler}, (self, method, args) -> {
                        action.run();
                        return null;
                    });
            Object named = signal.getConstructor(String.class).newInstance(name);
            signal.getMethod("handle", signal, handler).invoke(null, named, ours);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this Java does not let a program handle SIG" + name, e);
        }
    }

    private void stopOnce() {
        if (isFirst()) {
            new Thread(stop, "labhub-stop").start();
        }
    }

    private void stopOrEnd() {
        if (stopping.get()) {
            Runtime.getRuntime().halt(ENDED_BY_CTRL_C);
        }
        stopOnce();
    }

    private boolean isFirst() {
        return stopping.compareAndSet(false, true);
    }
}

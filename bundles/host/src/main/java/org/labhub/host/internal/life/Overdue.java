package org.labhub.host.internal.life;

/** A call into a plug-in came back, but after its deadline. */
final class Overdue extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Overdue() {
        super("it came back, but too late", null, false, false);
    }
}

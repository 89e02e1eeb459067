package org.labhub.benchmarks.contender;

/** So many pauses of the processor. */
final class Pauses {

    private Pauses() {}

    static void of(int count) {
        for (int i = 0; i < count; i++) {
            Thread.onSpinWait();
        }
    }
}

package org.labhub.api.block;

import java.util.concurrent.locks.LockSupport;

/** The back-offs that an operator can choose from. */
public enum Backoffs implements Backoff {
    /** Spins for some microseconds, then takes a few short naps, then ever longer ones, up to half a millisecond. */
    THREE_PHASE {
        @Override
        public long napNanos(int round) {
            if (round < SPINS) {
                return 0;
            }
            int naps = round - SPINS;
            return naps < SHORT_NAPS ? 20_000 : growing(naps - SHORT_NAPS, 50_000, 500_000);
        }
    },
    /** Naps for a tenth of a millisecond each time: a steady, small load. */
    CONSTANT {
        @Override
        public long napNanos(int round) {
            return 100_000;
        }
    },
    /** Looks again at once, which takes a whole core: for who has one to spare. */
    NONE {
        @Override
        public long napNanos(int round) {
            return 0;
        }
    },
    /** Gets out of the way: naps from the first round on, each longer than the last, up to ten milliseconds. */
    AGGRESSIVE {
        @Override
        public long napNanos(int round) {
            return growing(round, 100_000, 10_000_000);
        }
    };

    private static final int SPINS = 200;
    private static final int SHORT_NAPS = 16;

    /**
     * For how long it naps in a round.
     *
     * @param round from 0
     * @return in nanoseconds; 0 if it looks again at once
     */
    public abstract long napNanos(int round);

    @Override
    public void pause(int round) {
        long nap = napNanos(round);
        if (nap == 0) {
            Thread.onSpinWait();
        } else {
            LockSupport.parkNanos(nap);
        }
    }

    private static long growing(int round, long firstNanos, long mostNanos) {
        return Math.min(mostNanos, firstNanos * (1L + Math.max(0, round)));
    }
}

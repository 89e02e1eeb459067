package org.labhub.benchmarks.suite;

import org.labhub.benchmarks.team.Round;

/** Whose figure counts in a round, and what disturbs it. */
enum View {
    /** The last member's, all of whom work all the time. */
    LAST {
        @Override
        double each(Round round) {
            return round.each();
        }

        @Override
        boolean isClean(Round round) {
            return round.isClean();
        }
    },
    /** The first member's, whatever the others do. */
    FIRST {
        @Override
        double each(Round round) {
            return round.eachOfFirst();
        }

        @Override
        boolean isClean(Round round) {
            return round.isSteady();
        }
    },
    /** The last member's, who does not need all of its core, since it sleeps while there is nothing for it. */
    SLEEPER {
        @Override
        double each(Round round) {
            return round.each();
        }

        @Override
        boolean isClean(Round round) {
            return round.isSteady();
        }
    };

    /** What one operation took. */
    abstract double each(Round round);

    /** Whether the machine left those alone who count. */
    abstract boolean isClean(Round round);
}

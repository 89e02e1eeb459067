package org.labhub.console.internal.recovery;

import java.util.Arrays;
import java.util.Locale;
import org.labhub.api.recovery.Recovery;
import org.labhub.api.recovery.RecoveryPlan;

/** What can be swept away because nobody needs it any more. */
enum Leftovers {
    /** Files of blocks whose makers died before the block had its name. */
    BLOCKS("what is left of blocks that were never finished") {
        @Override
        RecoveryPlan plan(Recovery recovery) {
            return recovery.sweep();
        }
    },
    /** Files by which processes were known that are gone and that no block names. */
    PROCESSES("what is left of processes that are gone") {
        @Override
        RecoveryPlan plan(Recovery recovery) {
            return recovery.forget();
        }
    };

    private final String words;

    Leftovers(String words) {
        this.words = words;
    }

    /** What would remove them now. */
    abstract RecoveryPlan plan(Recovery recovery);

    String words() {
        return words;
    }

    /** As it stands in an address. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Leftovers of(String word) {
        return Arrays.stream(values())
                .filter(each -> each.word().equals(word))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("There is nothing to be swept that is called \"" + word + "\"."));
    }
}

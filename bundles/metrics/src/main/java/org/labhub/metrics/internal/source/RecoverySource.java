package org.labhub.metrics.internal.source;

import static org.labhub.metrics.internal.family.Family.*;

import java.time.Instant;
import java.util.Optional;
import org.labhub.api.recovery.Recovery;
import org.labhub.api.recovery.RecoveryRounds;
import org.labhub.metrics.internal.family.Sample;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What recovery has done, and what it saw when it last looked; nothing is looked at for this page. */
@Component
public final class RecoverySource implements Source {

    private final Recovery recovery;
    private final RecoveryRounds rounds;

    /** Looks at nothing yet. */
    @Activate
    public RecoverySource(@Reference Recovery recovery, @Reference RecoveryRounds rounds) {
        this.recovery = recovery;
        this.rounds = rounds;
    }

    @Override
    public void read(Sample sample) {
        recovery.counted()
                .forEach(step -> sample.put(
                        RECOVERY_STEPS,
                        step.times(),
                        BlockSource.word(step.action()),
                        BlockSource.word(step.outcome())));
        sample.put(RECOVERY_ROUNDS, rounds.rounds());
        sample.put(RECOVERY_LAST_ROUND, seconds(rounds.last()));
        rounds.findings().forEach((health, many) -> sample.put(RECOVERY_FINDINGS, many, BlockSource.word(health)));
    }

    private static double seconds(Optional<Instant> time) {
        return time.map(at -> at.toEpochMilli() / 1e3).orElse(0.0);
    }
}

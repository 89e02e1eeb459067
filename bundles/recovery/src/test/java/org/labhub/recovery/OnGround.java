package org.labhub.recovery;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.api.recovery.RecoveryReport;
import org.labhub.api.recovery.StepResult;
import org.labhub.api.recovery.StepResult.Outcome;

/** Gives each test a folder of blocks of its own, which nobody has touched. */
abstract class OnGround {

    @TempDir
    Path folder;

    Ground ground;

    @BeforeEach
    final void open() {
        ground = new Ground(folder);
    }

    @AfterEach
    final void close() {
        ground.close();
    }

    static List<Outcome> outcomes(RecoveryReport report) {
        return report.results().stream().map(StepResult::outcome).toList();
    }
}

package org.labhub.shm;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs what is written of the engine on everything that it may stand on, each test at a bench of its own. */
@ParameterizedClass
@EnumSource(Ground.class)
abstract class OnEachGround {

    @TempDir
    Path folder;

    @Parameter
    Ground ground;

    Bench bench;

    @BeforeEach
    final void comeToTheBench() {
        bench = new Bench(folder, ground);
    }

    @AfterEach
    final void leaveTheBench() {
        bench.close();
    }
}

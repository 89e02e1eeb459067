package org.labhub.host.internal.life;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Where tests of the lives of plug-ins begin and end. */
abstract class WithLives {

    Lives lives;

    @BeforeEach
    final void openLives(@TempDir Path folder) {
        lives = new Lives(folder);
    }

    @AfterEach
    final void closeLives() {
        lives.close();
    }
}

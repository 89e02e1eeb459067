package org.labhub.security.internal.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.labhub.security.internal.file.PrivateFile.Step;

/** A process that changes a vault is ended at each of its steps. */
@Timeout(120)
@Tag("long")
class KilledVaultTest {

    @TempDir
    private Path folder;

    private static int run(Path path, Step fatal) throws IOException, InterruptedException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx128m",
                        "-cp",
                        Optional.ofNullable(System.getProperty("surefire.test.class.path"))
                                .orElse(System.getProperty("java.class.path")),
                        VaultProgram.class.getName(),
                        path.toString(),
                        fatal.name())
                .inheritIO()
                .start()
                .waitFor();
    }

    @ParameterizedTest
    @EnumSource
    void thereIsTheOldVaultOrTheNewOne(Step fatal) throws IOException, InterruptedException {
        Path path = folder.resolve("vault");
        Vault vault = new Vault(path, VaultProgram.SECRET);
        vault.edit(content -> content.with("value", "old"));
        assertEquals(VaultProgram.KILLED, run(path, fatal));
        String wanted = fatal == Step.MOVED ? "new" : "old";
        assertEquals(Optional.of(wanted), vault.read().orElseThrow().value("value"));
    }

    @ParameterizedTest
    @EnumSource
    void andItCanBeChangedAgain(Step fatal) throws IOException, InterruptedException {
        Path path = folder.resolve("vault");
        Vault vault = new Vault(path, VaultProgram.SECRET);
        vault.edit(content -> content.with("value", "old"));
        run(path, fatal);
        vault.edit(content -> content.with("value", "newest"));
        assertEquals(Optional.of("newest"), vault.read().orElseThrow().value("value"));
    }
}

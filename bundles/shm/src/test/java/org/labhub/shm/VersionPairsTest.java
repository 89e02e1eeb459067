package org.labhub.shm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Writers and readers of every pair of versions, each in a process of its own. */
@Timeout(60)
@Tag("long")
final class VersionPairsTest {

    private static final Map<String, List<String>> EXPECTED = Map.of(
            "1.0.0",
            List.of(
                    "Level10[number=7, volts=0.5]",
                    "Level10[number=7, volts=0.5]",
                    "2.0.0: lab.level 2.0.0 offered, 1.0.0 expected: the major version is another one; "
                            + "`volts` unit mV → V"),
            "1.1.0",
            List.of(
                    "1.0.0: lab.level 1.0.0 offered, 1.1.0 expected: field `kelvin` is missing "
                            + "(float64, in K, offset 16)",
                    "Level11[number=7, volts=0.5, kelvin=293.0]",
                    "2.0.0: lab.level 2.0.0 offered, 1.1.0 expected: the major version is another one; "
                            + "`volts` unit mV → V; field `kelvin` is missing (float64, in K, offset 16)"),
            "2.0.0",
            List.of(
                    "1.0.0: lab.level 1.0.0 offered, 2.0.0 expected: the major version is another one; "
                            + "`volts` unit V → mV",
                    "1.1.0: lab.level 1.1.0 offered, 2.0.0 expected: the major version is another one; "
                            + "`volts` unit V → mV; field `kelvin` is new (float64, in K, offset 16)",
                    "Level20[number=7, volts=500.0]"));

    @TempDir
    Path folder;

    private final List<Process> writers = new ArrayList<>();

    private Process peer(String role, String version) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
                        "-Xshare:auto",
                        "-Dstdout.encoding=UTF-8",
                        "-Dfile.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        VersionPeer.class.getName(),
                        role,
                        folder.resolve("blocks").toString(),
                        version)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    @BeforeEach
    void startAWriterOfEachVersion() throws IOException {
        for (String version : VersionPeer.VERSIONS) {
            Process writer = peer("write", version);
            writers.add(writer);
            assertEquals("written", writer.inputReader(StandardCharsets.UTF_8).readLine());
        }
    }

    @AfterEach
    void stopTheWriters() throws InterruptedException {
        for (Process writer : writers) {
            writer.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0.0", "1.1.0", "2.0.0"})
    void aReaderReadsWhatFitsAndIsToldWhatDoesNot(String version) throws IOException {
        Process reader = peer("read", version);
        try (var lines = reader.inputReader(StandardCharsets.UTF_8)) {
            List<String> expected = EXPECTED.getOrDefault(version, List.of());
            assertEquals(
                    String.join("\n", expected), String.join("\n", lines.lines().toList()));
        }
    }
}

package org.labhub.shm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jcstress.Main;

/**
 * The engine's own classes under jcstress: publishing, gate against floor, two who take over, the doorbell. Their sources lie
 * in {@code src/test/stress} and are compiled here, since they need a processor that nothing else needs.
 */
@Timeout(1800)
@Tag("long")
final class OrderingTest {

    private static final boolean DEEP = Boolean.getBoolean("labhub.deep");
    private static final Path SOURCES = Path.of("src/test/stress/org/labhub/shm/internal/slot");
    private static final List<String> NAMES =
            List.of("Publishing", "GateAndFloor", "Handshake", "TakingOver", "Doorbell", "BarrierDoorbell");
    private static final Pattern RESULTS = Pattern.compile("Results: (\\d+) planned; (\\d+) passed, (\\d+) failed");

    @TempDir
    Path work;

    private static String classPath() {
        return Optional.ofNullable(System.getProperty("surefire.test.class.path"))
                .orElse(System.getProperty("java.class.path"));
    }

    private void compile() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<Path> sources = Stream.concat(Stream.of("Stage"), NAMES.stream())
                    .map(name -> SOURCES.resolve(name + ".java"))
                    .toList();
            List<String> options = List.of(
                    "-d", work.toString(), "-cp", classPath(), "-processorpath", classPath(), "-parameters", "-nowarn");
            assertTrue(compiler.getTask(null, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call());
        }
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                work + ":" + classPath(),
                Main.class.getName(),
                "-jvmArgs",
                "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
                "-strideSize",
                "16",
                "-strideCount",
                "16"));
        command.addAll(howLong());
        return command;
    }

    /** A deep run has every way to compile, and every fork; a soak gives each of them a full second too. */
    private static List<String> howLong() {
        if (Boolean.getBoolean("labhub.soak")) {
            return List.of();
        }
        return DEEP
                ? List.of("-time", "200")
                : List.of("-f", "1", "-fsm", "1", "-iters", "2", "-time", "150", "-sc", "false");
    }

    @Test
    void nothingForbiddenIsEverSeen() throws Exception {
        compile();
        Process stress = new ProcessBuilder(command())
                .directory(work.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(stress.getInputStream().readAllBytes());
        assertTrue(stress.waitFor(30, TimeUnit.MINUTES));
        assertEquals(0, stress.exitValue(), said);
        Matcher results = RESULTS.matcher(said);
        String last = "";
        while (results.find()) {
            last = results.group();
            assertEquals("0", results.group(3), said);
        }
        assertTrue(last.contains("passed") && !last.contains(" 0 passed"), said);
        System.out.println("jcstress: " + last);
    }
}

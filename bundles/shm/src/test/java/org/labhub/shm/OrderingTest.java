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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jcstress.Main;

/**
 * The engine's own classes under jcstress: publishing, gate against floor, two who take over, the doorbell. Their sources lie
 * in {@code src/test/stress} and are compiled here, since they need a processor that nothing else needs.
 */
@Tag("long")
final class OrderingTest {

    private static final boolean DEEP = Boolean.getBoolean("labhub.deep");
    private static final Path SOURCES = Path.of("src/test/stress/org/labhub/shm/internal/slot");
    private static final List<String> NAMES =
            List.of("Publishing", "GateAndFloor", "Handshake", "TakingOver", "Doorbell", "BarrierDoorbell");
    private static final String OVER_ALL = "Results across all configurations:";
    private static final Pattern WOKEN = count("1, 1");
    private static final Pattern FORGOTTEN = count("1, 0");

    /** Of those who slept so few may sleep beside a frame: without the barrier it is one of seventy. */
    private static final long SELDOM = 1000;

    /** So few tell nothing. */
    private static final long FEW = 3;

    private static final Pattern RESULTS = Pattern.compile("Results: (\\d+) planned; (\\d+) passed, (\\d+) failed");

    @TempDir
    static Path work;

    /** What jcstress printed, and how it ended. */
    private static String said;

    private static int ended;

    private static Pattern count(String outcome) {
        return Pattern.compile("^ +" + outcome + " +([0-9,]+) ", Pattern.MULTILINE);
    }

    private static String classPath() {
        return Optional.ofNullable(System.getProperty("surefire.test.class.path"))
                .orElse(System.getProperty("java.class.path"));
    }

    private static void compile() throws IOException {
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

    private static List<String> command() {
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

    @BeforeAll
    @Timeout(1800)
    static void runEverything() throws Exception {
        compile();
        Process stress = new ProcessBuilder(command())
                .directory(work.toFile())
                .redirectErrorStream(true)
                .start();
        said = new String(stress.getInputStream().readAllBytes());
        assertTrue(stress.waitFor(30, TimeUnit.MINUTES));
        ended = stress.exitValue();
    }

    @Test
    void nothingForbiddenIsEverSeen() {
        assertEquals(0, ended, said);
        Matcher results = RESULTS.matcher(said);
        String last = "";
        while (results.find()) {
            last = results.group();
            assertEquals("0", results.group(3), said);
        }
        assertTrue(last.contains("passed") && !last.contains(" 0 passed"), said);
        System.out.println("jcstress: " + last);
    }

    @Test
    void hardlyAnybodySleepsBesideAFrameForWhichTheKernelFenced() {
        long forgotten = found(FORGOTTEN);
        long woken = found(WOKEN);
        System.out.println("jcstress: slept beside a frame: " + forgotten + ", beside " + woken + " woken");
        assertTrue(forgotten <= FEW || forgotten * SELDOM < woken, said);
    }

    /** How often a sleeper came to this end; it is told only if one slept beside a frame. */
    private static long found(Pattern outcome) {
        int overAll = said.indexOf(OVER_ALL);
        Matcher count = outcome.matcher(said.substring(Math.max(0, overAll)));
        return overAll >= 0 && count.find() ? Long.parseLong(count.group(1).replace(",", "")) : 0;
    }
}

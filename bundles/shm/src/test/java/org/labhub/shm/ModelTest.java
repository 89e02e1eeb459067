package org.labhub.shm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The models hold, and none of their broken twins does. */
@Tag("model")
@Timeout(900)
@Tag("long")
final class ModelTest {

    private static final Path MODELS = Path.of("src", "test", "model").toAbsolutePath();
    private static final Pattern RESULT = Pattern.compile("errors: (\\d+)");
    private static final Pattern STATES = Pattern.compile("(\\d+) states, stored");

    @TempDir
    Path work;

    static Stream<String> holding() {
        List<String> all = new ArrayList<>(List.of(
                "gate -DNR=2 -DC=1 -DK=1 -DLAST=4",
                "gate -DNR=2 -DC=2 -DK=1 -DLAST=4",
                "gate -DNR=3 -DC=2 -DK=1 -DLAST=3 -DKINDS=2",
                "takeover -DC=2 -DK=1 -DLAST=3 -DONE -DOBS",
                "takeover -DC=2 -DK=1 -DLAST=3 -DKEPT -DMIX",
                "takeover -DC=3 -DK=1 -DLAST=4 -DN=2 -DONE",
                "takeover -DC=3 -DK=1 -DLAST=5 -DBATCH -DONE",
                "takeover -DC=3 -DK=1 -DLAST=5 -DHINT=2 -DONE",
                "takeover -DC=2 -DK=1 -DLAST=4 -DHINT=2 -DN=2 -DVARY -DONE",
                "doorbell -DLAST=2 -DDEATH",
                "doorbell -DLAST=2 -DDEATH -DFENCE",
                "room -DLAST=1 -DDEATH",
                "room -DLAST=1 -DDEATH -DFENCE",
                "process",
                "evict",
                "evict -DC=1",
                "evict-stall"));
        if (Boolean.getBoolean("labhub.deep")) {
            all.addAll(List.of(
                    "gate -DNR=3 -DC=1 -DK=1 -DLAST=2",
                    "gate -DNR=2 -DC=3 -DK=2 -DLAST=4",
                    "gate -DNR=2 -DC=2 -DK=1 -DLAST=6",
                    "gate -DNR=2 -DC=3 -DK=1 -DLAST=6",
                    "gate -DNR=3 -DC=2 -DK=1 -DLAST=3 -DKINDS=1",
                    "takeover -DC=1 -DK=1 -DLAST=3",
                    "takeover -DC=2 -DK=1 -DLAST=3",
                    "takeover -DC=2 -DK=1 -DLAST=4 -DKEPT -DONE -DOBS",
                    "takeover -DC=3 -DK=2 -DK2=1 -DLAST=5 -DONE -DN=2",
                    "takeover -DC=3 -DK=1 -DLAST=5 -DHINT=2 -DONE -DOBS",
                    "takeover -DC=3 -DK=1 -DLAST=5 -DHINT=2 -DN=2 -DVARY -DONE",
                    "doorbell -DDEATH",
                    "doorbell -DDEATH -DFENCE",
                    "room -DLAST=2 -DDEATH",
                    "room -DLAST=2 -DDEATH -DFENCE"));
        }
        return all.stream();
    }

    @BeforeAll
    static void look() {
        assumeTrue(isThere("spin"), "spin is missing: the models are not run");
        assumeTrue(isThere("gcc"), "gcc is missing: the models are not run");
    }

    private static boolean isThere(String command) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }

    @ParameterizedTest
    @MethodSource("holding")
    void aModelHolds(String model) throws Exception {
        assertEquals(0, errors(model));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gate -DNOFLOOR",
                "gate -DNOCHECK",
                "gate -DNR=1 -DLAST=5 -DC=2 -DK=1 -DNOJOIN -DKINDS=2",
                "gate -DNOSCAN",
                "takeover -DC=2 -DK=1 -DLAST=4 -DONE -DOBS -DNOMARK",
                "takeover -DC=2 -DK=1 -DLAST=4 -DONE -DFLOORRESET",
                "takeover -DC=3 -DK=1 -DLAST=6 -DONE -DN=2 -DPRIVFLOOR",
                "takeover -DC=1 -DK=1 -DLAST=3 -DROLLBACK",
                "takeover -DC=2 -DK=1 -DLAST=4 -DHINT=2 -DONE -DROLLBACK",
                "takeover -DC=3 -DK=1 -DLAST=6 -DHINT=2 -DN=2 -DVARY -DONE -DSTEPOVER",
                "takeover -DC=2 -DK=1 -DLAST=5 -DHINT=2 -DN=2 -DVARY -DONE -DLATEHINT",
                "takeover -DC=2 -DK=1 -DLAST=5 -DONE -DLITERAL",
                "takeover -DC=2 -DK=1 -DLAST=4 -DKEPT -DONE -DCLEARKEPT",
                "takeover -DC=2 -DK=1 -DLAST=4 -DKEPT -DMIX -DNOPOSITION",
                "doorbell -DNOBARRIER",
                "doorbell -DLATE",
                "doorbell -DLATEBELL",
                "doorbell -DCOUNT -DDEATH",
                "room -DLAST=1 -DNOBARRIER",
                "room -DLAST=1 -DLATE",
                "room -DLAST=1 -DLATEBELL",
                "room -DLAST=1 -DDEATH -DUNBOUND",
                "process -DNOSAFEPOINT",
                "process -DIMPATIENT",
                "process -DLOOKFIRST",
                "evict -DREUSE",
                "evict -DNOLOOK",
                "evict -DLOOKFIRST",
                "evict-stall -DNOIGN",
                "evict-stall -DEVICT"
            })
    void aBrokenTwinFails(String twin) throws Exception {
        assertTrue(errors(twin) > 0, twin);
    }

    /** A small model is compiled longer than it runs, and a twin fails soon. */
    private static boolean isLarge(String model) {
        return Boolean.getBoolean("labhub.deep")
                || model.matches("(gate|takeover) .*") && holding().anyMatch(model::equals);
    }

    private int errors(String model) throws Exception {
        boolean large = isLarge(model);
        List<String> words = List.of(model.split(" ", -1));
        List<String> spin = new ArrayList<>(List.of("spin"));
        spin.addAll(words.subList(1, words.size()));
        spin.addAll(List.of("-a", MODELS.resolve(words.get(0) + ".pml").toString()));
        run(spin);
        run(List.of(
                "gcc", large ? "-O1" : "-O0", "-w", "-DSAFETY", "-DCOLLAPSE", "-DVECTORSZ=2048", "-o", "pan", "pan.c"));
        String said = run(List.of(work.resolve("pan").toString(), "-m1000000", large ? "-w24" : "-w19"));
        System.out.println(model + ": " + found(STATES, said) + " states");
        assertTrue(!said.contains("max search depth too small") && !said.contains("out of memory"), said);
        return found(RESULT, said);
    }

    private static int found(Pattern pattern, String said) {
        Matcher matcher = pattern.matcher(said);
        assertTrue(matcher.find(), said);
        return Integer.parseInt(matcher.group(1));
    }

    private String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(work.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes());
        assertTrue(process.waitFor(10, TimeUnit.MINUTES), () -> command + " does not end");
        assertEquals(0, process.exitValue(), () -> command + " said " + said);
        return said;
    }
}

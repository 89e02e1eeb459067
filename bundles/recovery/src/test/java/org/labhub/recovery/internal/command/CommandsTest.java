package org.labhub.recovery.internal.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.recovery.Ground;
import org.labhub.recovery.Ground.Number;
import org.labhub.schema.Schemas;
import org.labhub.shm.MappedBlocks;
import org.labhub.testkit.DeadProcess;

/** What is typed to look, and what is left behind by it. */
final class CommandsTest {

    private static final int NOBODY = 65_534;
    private static final long A_MILLI = 1_000_000;

    @TempDir
    Path base;

    private Ground ground;
    private String said = "";

    @BeforeEach
    void open() {
        ground = new Ground(base);
    }

    @AfterEach
    void close() {
        ground.close();
    }

    private int type(String... typed) {
        List<String> words = new ArrayList<>(List.of(typed));
        words.addAll(List.of("--folder", ground.folder.toString()));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        int exit = new AdminCommand(base, out, out).run(words);
        said = bytes.toString(StandardCharsets.UTF_8);
        return exit;
    }

    private MatchResult found(String pattern) {
        return Pattern.compile(pattern)
                .matcher(said)
                .results()
                .findFirst()
                .orElseThrow(() -> new AssertionError(pattern + " is not in: " + said));
    }

    private static void write(Producer<Number> producer, int frames) {
        for (int value = 0; value < frames; value++) {
            assertTrue(producer.offer(new Number(value)));
        }
    }

    @Test
    void theFirstListHasARate() {
        try (Producer<Number> producer = ground.producer(ReadPolicy.LATEST_ONLY)) {
            for (int value = 0; value < 4; value++) {
                LockSupport.parkNanos(A_MILLI);
                producer.offer(new Number(value));
            }
            assertEquals(0, type("list"), said);
            assertTrue(
                    Double.parseDouble(found("4 +([0-9.]+)$|4 +([0-9.]+)\n")
                                    .group(0)
                                    .strip()
                                    .split(" +", -1)[1])
                            > 0,
                    said);
        }
    }

    @Test
    void metricsAreCountedAnewFromWhereAnOperatorSaysSo() {
        try (Producer<Number> producer = ground.producer(ReadPolicy.SYNC_READER);
                Consumer<Number> reader = ground.consumer(ReadPolicy.SYNC_READER)) {
            write(producer, 3);
            reader.poll((frame, info) -> {}, 3);
            assertEquals(0, type("metrics", "numbers", "--reset"), said);
            write(producer, 2);
            reader.poll((frame, info) -> {}, 2);
            assertEquals(0, type("metrics", "numbers", "--json"), said);
            assertTrue(said.contains("\"metrics\":{\"committed\":5,"), said);
            assertTrue(found("\"since\":.*").group().contains("\"metrics\":{\"committed\":2,"), said);
            type("metrics", "numbers");
            found("committed: frames +5 +2\n");
            found("in all: read 5 ");
            found("since: read 2 ");
        }
    }

    @Test
    void anotherBlockOfTheNameIsCountedFromItsOwnBeginning() {
        ground.producer(ReadPolicy.LATEST_ONLY).close();
        type("metrics", "numbers", "--reset");
        type("retire", "numbers", "--apply");
        ground.producer(ReadPolicy.LATEST_ONLY).close();
        type("metrics", "numbers", "--json");
        assertTrue(said.contains("\"since\":null"), said);
    }

    @Test
    void countingAnewChangesNoByteOfTheBlock() throws IOException {
        try (Producer<Number> producer = ground.producer(ReadPolicy.LATEST_ONLY)) {
            write(producer, 3);
        }
        byte[] before = Files.readAllBytes(ground.file());
        type("metrics", "numbers", "--reset");
        org.junit.jupiter.api.Assertions.assertArrayEquals(before, Files.readAllBytes(ground.file()));
    }

    @Test
    void watchingShowsTheBlockOnOneScreenEachSecond() {
        try (Producer<Number> producer = ground.producer(ReadPolicy.LATEST_ONLY)) {
            write(producer, 3);
            assertEquals(0, type("watch", "numbers", "--times", "2"), said);
            assertEquals(
                    2,
                    Pattern.compile("numbers  healthy").matcher(said).results().count(),
                    said);
            found("pace      0.0 frames/s");
            assertTrue(said.lines().allMatch(line -> line.length() <= 110), said);
        }
    }

    @Test
    void whatWasNeverFinishedIsShownAndRemovedOnlyWhenApplied() throws IOException {
        Path unborn = Files.createFile(ground.folder.resolve(".unborn-5eed"));
        assertEquals(0, type("list"), said);
        found("1 never finished: labhub-admin sweep --base .* --folder " + ground.folder + " shows");
        assertEquals(1, type("sweep"), said);
        assertTrue(Files.exists(unborn));
        assertEquals(0, type("sweep", "--apply"), said);
        assertFalse(Files.exists(unborn));
        found("done: remove .unborn-5eed");
        assertEquals(0, type("sweep"), said);
    }

    @Test
    void whatMendsItCanBeTypedAsItIsShown() throws IOException {
        ground.producer(ReadPolicy.LATEST_ONLY).close();
        DeadProcess.holdsLease(ground.file());
        String mends = "> labhub-admin recover numbers --apply --base " + base + " --folder " + ground.folder + "\n";
        for (String verb : List.of("diagnose", "validate", "watch")) {
            type(verb, "numbers", "--times", "1");
            assertTrue(said.contains(mends), said);
        }
    }

    @Test
    void whoIsGoneIsForgottenUnlessABlockNamesHimOrHeIsTheLast() {
        ground.producer(ReadPolicy.LATEST_ONLY);
        for (int lock = 0; lock < 3; lock++) {
            try (MappedBlocks another = MappedBlocks.in(ground.folder, "hub", "gone", Schemas.parser())) {
                assertTrue(lock != 1
                        || another.lock(Ground.NAME, lock)
                                .tryLock(Duration.ZERO)
                                .isPresent());
            }
        }
        assertEquals(1, type("sweep", "--presences"), said);
        assertEquals(0, type("sweep", "--presences", "--apply"), said);
        found("done: remove presence-2");
        assertEquals(List.of(false, true, true), presences(2, 3, 4));
        assertEquals(0, type("sweep", "--presences"), said);
    }

    @Test
    void whoMayOnlyLookSeesEverythingAndIsToldWhoMayChangeIt() throws IOException {
        ground.producer(ReadPolicy.LATEST_ONLY).close();
        DeadProcess.holdsLease(ground.file());
        assumeTrue(System.getProperty("user.name", "").equals("root"), "only root can give files to somebody else");
        for (Path file : List.of(ground.folder, ground.file())) {
            Files.setAttribute(file, "unix:uid", NOBODY);
        }
        assertEquals(1, type("list"), said);
        assertEquals(1, type("diagnose", "numbers"), said);
        assertEquals(1, type("recover", "numbers"), said);
        assertEquals(4, type("recover", "numbers", "--apply"), said);
        found("belongs to uid 65534: uid 0 may look at what is in it, and change nothing; do it as uid 65534");
    }

    private List<Boolean> presences(int... numbers) {
        return IntStream.of(numbers)
                .mapToObj(number -> Files.exists(ground.folder.resolve("presence-" + number)))
                .toList();
    }

    @Test
    void aLeftoverThatIsGoneMeanwhileIsSaidToBeSo() throws IOException {
        Path unborn = Files.createFile(ground.folder.resolve(".unborn-5eed"));
        var plan = ground.recovery.sweep();
        Files.delete(unborn);
        assertFalse(ground.recovery.carryOut(plan, "test").isDone());
    }
}

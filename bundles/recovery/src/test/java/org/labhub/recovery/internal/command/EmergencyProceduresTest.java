package org.labhub.recovery.internal.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.recovery.Child;
import org.labhub.recovery.Ground;
import org.labhub.recovery.Ground.Number;

/** Each emergency procedure in {@code docs/operations.md}: its symptom is made, its commands are typed, and it has worked. */
@Tag("long")
final class EmergencyProceduresTest {

    private static final Path DOCUMENT = Path.of("../../docs/operations.md");
    private static final Pattern COMMAND = Pattern.compile("labhub-admin ([a-z-]+[^`]*)`");
    private static final Set<String> TYPED = new TreeSet<>();
    private static final int TRIES = 10;

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

    /** Types a command as it stands in the document, and tells its exit code. */
    private int type(String command) {
        TYPED.add(command);
        List<String> words =
                new ArrayList<>(List.of(command.replace("BLOCK", "numbers").split(" ", -1)));
        words.addAll(List.of("--folder", ground.folder.toString()));
        if (command.startsWith("watch")) {
            words.addAll(List.of("--times", "1"));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        int exit = new AdminCommand(base, out, out).run(words);
        said = bytes.toString(StandardCharsets.UTF_8);
        return exit;
    }

    private void assertSaid(String words) {
        assertTrue(said.contains(words), () -> "\"" + words + "\" is not in: " + said);
    }

    private void diagnosisSays(String words) {
        type("diagnose BLOCK");
        assertSaid(words);
    }

    /** Who was itself kept from running a moment ago judges nobody, so it is typed again. */
    private void diagnosisComesToSay(String words) {
        for (int again = 0; again < TRIES && !said.contains(words); again++) {
            type("diagnose BLOCK");
        }
        assertSaid(words);
    }

    /** The same, for what needs such a judgement. */
    private void typeUntilDone(String command) {
        int exit = type(command);
        for (int again = 0; again < TRIES && exit != 0; again++) {
            exit = type(command);
        }
        assertEquals(0, exit, () -> said);
    }

    private static void fill(Producer<Number> producer) {
        for (int value = 0; value < 4; value++) {
            assertTrue(producer.offer(new Number(value)));
        }
    }

    @Test
    void theWriterTimesOutBecauseOfADeadConsumer() throws Exception {
        try (Producer<Number> producer = ground.producer(ReadPolicy.SYNC_READER);
                Child reader =
                        Child.holding(ground.folder, "line", "SYNC_READER").killed()) {
            fill(producer);
            diagnosisSays("dead consumer");
            assertSaid("pid " + reader.pid());
            assertEquals(0, type("cleanup BLOCK --apply"), () -> said);
            assertEquals(0, type("metrics BLOCK"), () -> said);
            assertTrue(producer.offer(new Number(4)));
            type("diagnose BLOCK");
            assertFalse(said.contains("consumer 0"), () -> said);
        }
    }

    @Test
    void theWriterTimesOutBecauseOfAStalledConsumer() throws Exception {
        try (Producer<Number> producer = ground.producer(ReadPolicy.SYNC_READER);
                Child reader =
                        Child.holding(ground.folder, "line", "SYNC_READER").stopped()) {
            fill(producer);
            assertEquals(3, type("evict BLOCK --consumer 0 --apply"), () -> said);
            diagnosisComesToSay("stalled consumer");
            typeUntilDone("evict BLOCK --consumer 0 --force --apply");
            assertTrue(producer.offer(new Number(4)), () -> "pid " + reader.pid());
            diagnosisSays("evicted consumer");
        }
    }

    @Test
    void aConsumerSeesNothingSinceTheWriterDied() throws Exception {
        try (Child writer = Child.holding(ground.folder, "slot", "LATEST_ONLY").killed()) {
            diagnosisSays("dead writer");
            assertEquals(0, type("recover BLOCK --apply"), () -> said + writer.pid());
        }
        try (Producer<Number> next = ground.next()) {
            assertTrue(next.offer(new Number(1)));
            diagnosisSays("ALIVE");
            assertEquals(0, type("watch BLOCK"), () -> said);
        }
    }

    @Test
    void aConsumerSeesNothingSinceTheWriterStandsStill() throws Exception {
        try (Child writer = Child.holding(ground.folder, "slot", "LATEST_ONLY").stopped()) {
            diagnosisComesToSay("stalled writer");
            assertEquals(3, type("retire BLOCK --apply"), () -> said + writer.pid());
            typeUntilDone("retire BLOCK --force --apply");
            try (Producer<Number> anew = ground.producer(ReadPolicy.LATEST_ONLY)) {
                diagnosisSays("ALIVE");
                assertEquals(1, anew.epoch());
            }
        }
    }

    private void brokenWord() throws IOException {
        Producer<Number> producer = ground.producer(ReadPolicy.LATEST_ONLY);
        fill(producer);
        producer.close();
        ground.poke(Files.size(ground.file()) - 4096 + 128, (byte) 99);
        diagnosisSays("illegal slot");
    }

    @Test
    void aWordWasOverwritten() throws IOException {
        brokenWord();
        assertEquals(0, type("reset-slot BLOCK --slot 1 --apply"), () -> said);
        assertEquals(0, type("validate BLOCK"), () -> said);
        assertSaid("sound");
    }

    @Test
    void severalWordsWereOverwritten() throws IOException {
        brokenWord();
        assertEquals(0, type("reset-all BLOCK --apply"), () -> said);
        assertEquals(0, type("validate BLOCK"), () -> said);
        ground.next().close();
    }

    private void changedBytes() throws IOException {
        Producer<Number> producer = ground.producer(ReadPolicy.LATEST_ONLY);
        fill(producer);
        producer.close();
        ground.poke(Files.size(ground.file()) - 4096 + 64, (byte) 99);
        diagnosisSays("corrupt slot");
    }

    @Test
    void bytesOfAFrameWereChangedAndItIsGivenUp() throws IOException {
        changedBytes();
        assertEquals(0, type("reset-slot BLOCK --slot 0 --apply"), () -> said);
        assertEquals(0, type("validate BLOCK"), () -> said);
        assertSaid("sound");
    }

    @Test
    void bytesOfAFrameWereChangedAndAreRight() throws IOException {
        changedBytes();
        assertEquals(0, type("validate BLOCK --repair --apply"), () -> said);
        assertEquals(0, type("validate BLOCK"), () -> said);
        assertSaid("sound");
    }

    @Test
    void aBlockCannotBeBelieved() throws IOException {
        ground.producer(ReadPolicy.LATEST_ONLY).close();
        ground.poke(180, (byte) 9);
        diagnosisSays("corrupt descriptor");
        assertEquals(3, type("recover BLOCK --apply"), () -> said);
        assertEquals(0, type("retire BLOCK --apply"), () -> said);
        try (Producer<Number> anew = ground.producer(ReadPolicy.LATEST_ONLY)) {
            assertEquals(0, type("diagnose BLOCK"), () -> said + anew.epoch());
            assertSaid("healthy");
        }
    }

    @Test
    void memoryIsFullOfWhatNobodyWants() {
        ground.producer(ReadPolicy.LATEST_ONLY).close();
        assertEquals(0, type("list"), () -> said);
        diagnosisSays("orphan");
        assertEquals(0, type("retire BLOCK --apply"), () -> said);
        assertFalse(Files.exists(ground.file()));
    }

    @Test
    void memoryIsFullOfWhatWasNeverFinished() throws IOException {
        Files.createFile(ground.folder.resolve(".unborn-5eed"));
        assertEquals(0, type("list"), () -> said);
        assertSaid("1 never finished");
        assertEquals(0, type("sweep --apply"), () -> said);
        type("list");
        assertFalse(said.contains("never finished"), () -> said);
    }

    @AfterAll
    static void everyCommandOfTheDocumentWasTyped() throws IOException {
        String document = Files.readString(DOCUMENT);
        String procedures = document.substring(document.indexOf("## Emergency procedures"));
        Set<String> named = COMMAND.matcher(procedures.replace('\n', ' '))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        named.removeAll(TYPED);
        assertEquals(Set.of(), named);
    }
}

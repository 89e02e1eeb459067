package org.labhub.shm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.labhub.api.channel.ChannelSpec;
import org.labhub.api.channel.ChecksumPolicy;
import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.shm.Bench.Number;

/** The two handshakes on the machine as it is, between two processes that do nothing else: gate against floor, sleep against bell. */
@Timeout(300)
@Tag("long")
final class HandshakeTest {

    private static final boolean DEEP = Boolean.getBoolean("labhub.deep");
    private static final long FRAMES = DEEP ? 100_000_000 : 3_000_000;
    private static final int ROUNDS = DEEP ? 100_000 : 3_000;
    private static final Duration LOST = Duration.ofMillis(90);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"1, LATEST_ONLY", "2, LATEST_ONLY", "2, BEST_EFFORT", "3, LATEST_ONLY", "4, BEST_EFFORT"})
    void whatIsHeldInPlaceDoesNotChange(int capacity, ReadPolicy policy) throws IOException {
        try (Bench bench = new Bench(folder)) {
            Producer<Number> producer = bench.producer(ChannelSpec.DEFAULT
                    .withCapacity(capacity)
                    .withChecksums(ChecksumPolicy.NONE)
                    .withStamps(false)
                    .granting(policy));
            try (ChildProcess reader = ChildProcess.run(
                    InPlaceProgram.class, folder.toString(), policy.name(), String.valueOf(FRAMES - 1))) {
                assertEquals("attached", reader.hear());
                for (long value = 0; value < FRAMES || reader.isAlive(); value++) {
                    producer.send(Number.of(value), Duration.ofSeconds(20));
                }
                assertEquals("fine", reader.hear());
            }
        }
    }

    /** A wake that is lost costs the whole of the bounded sleep; a machine that is busy does so only now and then. */
    @Test
    void noWakeIsLost() throws Exception {
        try (Bench bench = new Bench(folder)) {
            Producer<Number> producer = bench.producer(Bench.FOUR);
            try (ChildProcess echo = ChildProcess.run(EchoProgram.class, folder.toString(), String.valueOf(ROUNDS))) {
                assertEquals("attached", echo.hear());
                int late = 0;
                try (Consumer<Number> answers = EchoProgram.answers(bench)) {
                    for (long round = 0; round < ROUNDS; round++) {
                        long began = System.nanoTime();
                        producer.send(Number.of(round), Duration.ofSeconds(20));
                        assertTrue(answers.await(Duration.ofSeconds(20)));
                        assertEquals(1, answers.poll((frame, info) -> {}, 9));
                        late += System.nanoTime() - began > LOST.toNanos() ? 1 : 0;
                    }
                }
                int lost = late;
                assertTrue(
                        late <= ROUNDS / 200,
                        () -> lost + " of " + ROUNDS + " answers came only after the longest sleep");
                assertEquals("over", echo.hear());
                echo.tell("");
            }
        }
    }
}

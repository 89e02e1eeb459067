package org.labhub.host.internal.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.labhub.host.internal.Hall.until;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.labhub.api.channel.ChannelSpec;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.job.JobEnd;
import org.labhub.api.job.JobSpec;
import org.labhub.api.job.JobSpec.Overflow;
import org.labhub.api.job.ReadContext;
import org.labhub.api.job.WriteContext;

@Timeout(60)
final class QueuedEndTest extends WithJobs {

    private final AtomicInteger interrupts = new AtomicInteger();

    @Test
    void whatIsPushedIsWrittenInOrder() {
        JobEnd<WriteContext<Number>> writer = writer(64, Overflow.REFUSE);
        JobEnd<ReadContext<Number>> reader = reader();
        reader.handle(context -> got.add(context.frame().value()));
        for (long value = 0; value < 10; value++) {
            give(writer, value);
        }
        until(() -> got.size() == 10);
        assertEquals(List.of(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L), got);
    }

    @Test
    void aSynchronousWriteIsThereWhenItReturns() {
        assertTrue(writer(4, Overflow.REFUSE).run(context -> context.give(new Number(1)), LONG));
        assertEquals(1, committed());
    }

    @Test
    void aJobThatFailsAbortsItsFrameAndIsToldToWhoWaits() {
        JobEnd<WriteContext<Number>> writer = writer(4, Overflow.REFUSE);
        assertThrows(
                IllegalStateException.class,
                () -> writer.run(
                        context -> {
                            context.slot();
                            throw new java.io.IOException("no");
                        },
                        LONG));
        assertEquals(0, committed());
        assertEquals(1, writer.counts().get("failed"));
    }

    @Test
    void aPullGetsTheNextFrame() {
        JobEnd<WriteContext<Number>> writer = writer(4, Overflow.REFUSE);
        JobEnd<ReadContext<Number>> reader = reader();
        give(writer, 7);
        assertTrue(reader.run(context -> got.add(context.frame().value()), LONG));
        assertEquals(List.of(7L), got);
    }

    @Test
    void aPullWithoutAFrameIsNotRun() {
        writer(4, Overflow.REFUSE);
        assertFalse(reader().run(context -> got.add(0L), SHORT));
        assertTrue(got.isEmpty());
    }

    @Test
    void aFullQueueRefuses() {
        JobEnd<WriteContext<Number>> writer = writer(1, Overflow.REFUSE);
        block(writer);
        assertTrue(writer.push(context -> {}));
        assertFalse(writer.push(context -> {}));
        assertEquals(1, writer.counts().get("dropped"));
    }

    @Test
    void aFullQueueDropsTheOldest() {
        JobEnd<WriteContext<Number>> writer = writer(1, Overflow.DROP_OLDEST);
        block(writer);
        give(writer, 1);
        give(writer, 2);
        gate.countDown();
        JobEnd<ReadContext<Number>> reader = reader();
        reader.handle(context -> got.add(context.frame().value()));
        until(() -> committed() == 1);
        assertEquals(1, writer.counts().get("dropped"));
    }

    @Test
    void aHandlerCanBeSwappedAndRemovedWhileItRuns() {
        JobEnd<WriteContext<Number>> writer = writer(4, Overflow.REFUSE);
        writer.handle(context -> context.count("first", 1));
        until(() -> writer.counts().getOrDefault("first", 0L) > 3);
        writer.handle(context -> context.count("second", 1));
        until(() -> writer.counts().getOrDefault("second", 0L) > 3);
        writer.stopHandling();
        assertTrue(writer.run(context -> context.count("after", 1), LONG));
    }

    @Test
    void whatIsQueuedIsFinishedWhenItIsClosed() {
        JobEnd<WriteContext<Number>> writer = writer(16, Overflow.REFUSE);
        block(writer);
        for (long value = 0; value < 10; value++) {
            give(writer, value);
        }
        gate.countDown();
        writer.close();
        assertEquals(10, committed());
    }

    @Test
    void whoWaitsForAJobIsToldWhatBecameOfItWhenItIsClosed() {
        JobEnd<WriteContext<Number>> writer = jobs.writer(
                "numbers", Number.class, ChannelSpec.DEFAULT, new JobSpec(4, Overflow.REFUSE, SHORT, Duration.ZERO));
        CountDownLatch inside = new CountDownLatch(1);
        List<String> answers = new CopyOnWriteArrayList<>();
        Thread first = answering(answers, () -> writer.run(context -> hang(inside), Duration.ofDays(1)));
        until(() -> inside.getCount() == 0);
        Thread second = answering(answers, () -> writer.run(context -> {}, Duration.ofDays(1)));
        until(() -> second.getState() == Thread.State.TIMED_WAITING);
        writer.close();
        until(() -> !first.isAlive() && !second.isAlive());
        assertEquals(
                Set.of(
                        "the job failed: java.util.concurrent.TimeoutException:"
                                + " it has not come back since its end was closed",
                        "false"),
                Set.copyOf(answers));
        until(() -> interrupts.get() == 1);
        assertFalse(isHeld());
    }

    private static Thread answering(List<String> answers, BooleanSupplier question) {
        Thread waiting = new Thread(() -> answers.add(answer(question)));
        waiting.start();
        return waiting;
    }

    private static String answer(BooleanSupplier question) {
        try {
            return Boolean.toString(question.getAsBoolean());
        } catch (IllegalStateException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** Notices its interrupt, and minds it not. */
    private void hang(CountDownLatch inside) {
        inside.countDown();
        while (gate.getCount() > 0) {
            interrupts.addAndGet(Thread.interrupted() ? 1 : 0);
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    void whoWaitsForRoomWakesBeforeTheRestIsFinished() {
        JobEnd<WriteContext<Number>> writer =
                jobs.writer("numbers", Number.class, ChannelSpec.DEFAULT, new JobSpec(1, Overflow.WAIT, SHORT, LONG));
        block(writer);
        writer.push(context -> {});
        List<Boolean> answers = new CopyOnWriteArrayList<>();
        Thread pusher = new Thread(() -> answers.add(writer.push(context -> {})));
        pusher.start();
        until(() -> pusher.getState() == Thread.State.WAITING);
        Thread closer = new Thread(writer::close);
        closer.start();
        until(() -> !pusher.isAlive());
        assertEquals(List.of(false), answers);
        assertTrue(closer.isAlive());
    }

    @Test
    void aPullThatWaitsForAFrameEndsWhenItIsClosed() {
        writer(4, Overflow.REFUSE);
        Duration forever = Duration.ofDays(1);
        JobEnd<ReadContext<Number>> reader = jobs.reader(
                "numbers", Number.class, ReadPolicy.BEST_EFFORT, new JobSpec(4, Overflow.REFUSE, forever, forever));
        List<String> answers = new CopyOnWriteArrayList<>();
        Thread waiting = answering(answers, () -> reader.run(context -> {}, forever));
        until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
        reader.close();
        until(() -> !waiting.isAlive());
        assertEquals(List.of("false"), answers);
    }

    @Test
    void whatTheDeadlineLeavesIsDropped() {
        JobEnd<WriteContext<Number>> writer = jobs.writer(
                "numbers", Number.class, ChannelSpec.DEFAULT, new JobSpec(4, Overflow.REFUSE, SHORT, Duration.ZERO));
        block(writer);
        give(writer, 1);
        give(writer, 2);
        Thread closer = new Thread(writer::close);
        closer.start();
        until(() -> closer.getState() == Thread.State.TIMED_WAITING);
        gate.countDown();
        until(() -> !closer.isAlive());
        assertEquals(2, writer.counts().get("dropped"));
        assertEquals(0, committed());
    }

    @ParameterizedTest
    @EnumSource(Overflow.class)
    void aClosedOneTakesNothing(Overflow overflow) {
        JobEnd<WriteContext<Number>> writer = writer(4, overflow);
        writer.close();
        assertFalse(writer.push(context -> {}));
    }
}

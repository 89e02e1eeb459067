package org.labhub.host.internal.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.labhub.host.internal.Hall.until;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.labhub.api.channel.ChannelSpec;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.channel.SlotConsumer;
import org.labhub.api.job.JobEnd;
import org.labhub.api.job.JobSpec;
import org.labhub.api.job.JobSpec.Overflow;
import org.labhub.api.job.ReadContext;
import org.labhub.api.job.WriteContext;

/** Jobs that fail, come too late or meet a closed end: what is not done then, and that the others are. */
@Timeout(60)
final class RefusedJobsTest extends WithJobs {

    private static FutureTask<Boolean> elsewhere(FutureTask<Boolean> task, Thread.State until) {
        Thread thread = new Thread(task);
        thread.start();
        until(() -> thread.getState() == until);
        return task;
    }

    @Test
    void afterAJobThatFailsTheNextOneGetsItsSlot() {
        JobEnd<WriteContext<Number>> writer = writer(4, Overflow.REFUSE);
        writer.push(context -> {
            context.slot();
            throw new IllegalStateException("no");
        });
        assertTrue(writer.run(context -> context.give(new Number(1)), LONG));
        assertEquals(1, committed());
    }

    @Test
    void anErrorIsContainedAsWell() {
        JobEnd<WriteContext<Number>> writer = writer(4, Overflow.REFUSE);
        writer.push(context -> {
            throw new StackOverflowError("as if");
        });
        assertTrue(writer.run(context -> context.give(new Number(1)), LONG));
    }

    @Test
    void anInterruptThatAJobLeavesBehindDisturbsNoOther() {
        JobEnd<WriteContext<Number>> writer = writer(4, Overflow.REFUSE);
        assertTrue(writer.run(context -> Thread.currentThread().interrupt(), LONG));
        assertTrue(writer.run(context -> context.give(new Number(1)), LONG));
    }

    @Test
    void whatWasWaitedForInVainIsNotRunLater() {
        JobEnd<WriteContext<Number>> writer = writer(4, Overflow.REFUSE);
        block(writer);
        assertFalse(writer.run(context -> context.give(new Number(1)), Duration.ofMillis(1)));
        gate.countDown();
        assertTrue(writer.run(context -> {}, LONG));
        assertEquals(0, committed());
    }

    @Test
    void norIsThatOfACallerWhoWasInterrupted() throws Exception {
        JobEnd<WriteContext<Number>> writer = writer(4, Overflow.REFUSE);
        block(writer);
        List<Boolean> answers = new CopyOnWriteArrayList<>();
        Thread caller = new Thread(() -> {
            answers.add(writer.run(context -> context.give(new Number(1)), LONG));
            answers.add(Thread.interrupted());
        });
        caller.start();
        until(() -> caller.getState() == Thread.State.TIMED_WAITING);
        caller.interrupt();
        caller.join();
        gate.countDown();
        assertTrue(writer.run(context -> {}, LONG));
        assertEquals(List.of(false, true), answers);
        assertEquals(0, committed());
    }

    @Test
    void whoIsInterruptedAtAFullQueueStaysInterrupted() {
        JobEnd<WriteContext<Number>> writer = writer(1, Overflow.WAIT);
        Thread.currentThread().interrupt();
        assertFalse(writer.push(context -> {}));
        assertTrue(Thread.interrupted());
    }

    @Test
    void whoWaitsForRoomGetsItWhenAJobIsTaken() throws Exception {
        JobEnd<WriteContext<Number>> writer = writer(1, Overflow.WAIT);
        block(writer);
        give(writer, 1);
        FutureTask<Boolean> pushed =
                elsewhere(new FutureTask<>(() -> writer.push(context -> {})), Thread.State.WAITING);
        gate.countDown();
        assertTrue(pushed.get());
    }

    @Test
    void aJobWaitsForASlotAsLongAsItsCaller() {
        ChannelSpec two = ChannelSpec.DEFAULT.withCapacity(2).granting(ReadPolicy.SYNC_READER);
        JobEnd<WriteContext<Number>> writer = jobs.writer("numbers", Number.class, two, JobSpec.DEFAULT);
        try (SlotConsumer reader = hall.attach("numbers", ReadPolicy.SYNC_READER)) {
            give(writer, 1);
            give(writer, 2);
            List<Long> waited = new CopyOnWriteArrayList<>();
            until(() -> comesToAnEnd(writer, waited));
            assertTrue(waited.get(0) >= SHORT.toNanos(), reader::toString);
        }
    }

    /** False if it was not even begun in time, on a machine that is busy. */
    private static boolean comesToAnEnd(JobEnd<WriteContext<Number>> writer, List<Long> waited) {
        try {
            return writer.run(context -> late(context, waited), SHORT);
        } catch (IllegalStateException noSlot) {
            return true;
        }
    }

    private static void late(WriteContext<Number> context, List<Long> waited) {
        long before = System.nanoTime();
        try {
            context.give(new Number(3));
        } finally {
            waited.add(System.nanoTime() - before);
        }
    }

    @Test
    void whoHasNothingToDoSleeps() {
        JobEnd<WriteContext<Number>> writer = writer(4, Overflow.REFUSE);
        CompletableFuture<Thread> own = new CompletableFuture<>();
        writer.handle(context -> own.complete(Thread.currentThread()));
        writer.stopHandling();
        writer.push(context -> own.complete(Thread.currentThread()));
        until(() -> own.join().getState() == Thread.State.WAITING);
    }

    @Test
    void aClosedOneThatIsFullKeepsWhatItHas() {
        JobEnd<WriteContext<Number>> writer = writer(1, Overflow.DROP_OLDEST);
        block(writer);
        give(writer, 1);
        Thread closer = new Thread(writer::close);
        closer.start();
        until(() -> closer.getState() == Thread.State.TIMED_WAITING);
        assertFalse(writer.push(context -> {}));
        gate.countDown();
        until(() -> !closer.isAlive());
        assertEquals(1, committed());
    }

    @Test
    void aJobMayCloseItsOwnEnd() {
        JobEnd<WriteContext<Number>> writer = writer(4, Overflow.REFUSE);
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        writer.push(context -> {
            writer.close();
            interrupted.complete(Thread.interrupted());
        });
        assertFalse(interrupted.join());
    }

    @Test
    void aClosedOneLeavesItsChannel() {
        writer(4, Overflow.REFUSE).close();
        assertFalse(isHeld());
    }

    @Test
    void whenAllAreClosedNoneTakesAJobAndNoneIsGot() {
        JobEnd<WriteContext<Number>> writer = writer(4, Overflow.REFUSE);
        jobs.close();
        assertFalse(writer.push(context -> {}));
        assertThrows(IllegalStateException.class, this::reader);
    }

    @Test
    void aReaderWhoseChannelHasEndedIsLeftInPeace() {
        JobEnd<WriteContext<Number>> writer = writer(4, Overflow.REFUSE);
        JobEnd<ReadContext<Number>> reader = reader();
        writer.close();
        hall.blocks.retire(NAME);
        until(() -> !reader.run(context -> {}, SHORT) && reader.counts().containsKey("Closed"));
        assertFalse(reader.run(context -> {}, SHORT));
        assertFalse(reader.counts().containsKey("failed"));
    }
}

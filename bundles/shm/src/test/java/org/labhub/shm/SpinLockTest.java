package org.labhub.shm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.labhub.api.block.SpinLock;
import org.labhub.api.block.SpinLock.Guard;
import org.labhub.shm.internal.layout.BlockLayout;
import org.labhub.shm.internal.layout.LockField;

/** The locks of a block, between threads. */
final class SpinLockTest extends OnEachGround {

    private SpinLock lock;

    @BeforeEach
    void open() {
        bench.producer(Bench.FOUR);
        lock = bench.blocks.lock(Bench.NAME, 0);
    }

    private Guard take() {
        return lock.tryLock(Duration.ZERO).orElseThrow();
    }

    /** In a thread that has ended when this returns. */
    private static <T> T elsewhere(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(task, "elsewhere");
        thread.start();
        thread.join();
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw (Exception) e.getCause();
        }
    }

    @Test
    void aFreeLockIsTaken() {
        assertTrue(lock.tryLock(Duration.ZERO).isPresent());
    }

    @Test
    void itsThreadMayTakeItAgain() {
        take();
        assertTrue(lock.tryLock(Duration.ZERO).isPresent());
    }

    @Test
    void anotherThreadDoesNotGetIt() throws Exception {
        take();
        assertFalse(elsewhere(() -> lock.tryLock(Duration.ofMillis(20)).isPresent()));
    }

    @Test
    void itIsFreeWhenItWasGivenBackAsOftenAsTaken() throws Exception {
        Guard outer = take();
        take().close();
        assertFalse(elsewhere(() -> lock.tryLock(Duration.ZERO).isPresent()));
        outer.close();
        assertTrue(elsewhere(() -> lock.tryLock(Duration.ZERO).isPresent()));
    }

    @Test
    void aStrangerMayNotGiveItBack() {
        Guard mine = take();
        assertThrows(
                IllegalStateException.class,
                () -> elsewhere(() -> {
                    mine.close();
                    return 0;
                }));
    }

    @Test
    void givingItBackTwiceIsHarmless() {
        Guard guard = take();
        guard.close();
        guard.close();
        assertTrue(lock.holder().isEmpty());
    }

    @Test
    void theLockOfADeadThreadGoesToTheNext() throws Exception {
        elsewhere(() -> take());
        assertTrue(lock.tryLock(Duration.ofSeconds(30)).isPresent());
    }

    /** Between the two stores by which a thread takes a lock from the dead, the thread beside is still that of the dead. */
    @Test
    void aThreadThatHasJustTakenItIsNotTakenForItsPredecessor() throws Exception {
        UnsafeBuffer head = bench.block().head();
        int thread = BlockLayout.CONTROL_AT + LockField.FIRST_AT + LockField.THREAD.at();
        CountDownLatch done = new CountDownLatch(1);
        CountDownLatch taken = new CountDownLatch(1);
        Thread taker = new Thread(() -> {
            take();
            head.putLongVolatile(thread, 999_999);
            taken.countDown();
            await(done);
        });
        taker.start();
        await(taken);
        boolean stolen = lock.tryLock(Duration.ofMillis(50)).isPresent();
        done.countDown();
        taker.join();
        assertFalse(stolen);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void itTellsWhoHasIt() {
        take();
        assertEquals(ProcessHandle.current().pid(), lock.holder().orElseThrow().pid());
    }

    @Test
    void locksAreIndependent() {
        take();
        assertTrue(bench.blocks.lock(Bench.NAME, 1).holder().isEmpty());
    }

    @Test
    void thereIsNoNinthLock() {
        assertThrows(IndexOutOfBoundsException.class, () -> bench.blocks.lock(Bench.NAME, 8));
    }
}

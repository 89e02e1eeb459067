package org.labhub.host.internal.job;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** Holds jobs until they are run, as many as there is room for. Whoever waits at it wakes at once when it is closed. */
final class JobQueue<C> {

    private final int capacity;
    private final Deque<Waiting<C>> jobs = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final Condition work = lock.newCondition();
    private boolean closed;
    private boolean rung;

    JobQueue(int capacity) {
        this.capacity = capacity;
    }

    /** Whether there was room. */
    boolean offer(Waiting<C> job) {
        lock.lock();
        try {
            return !closed && jobs.size() < capacity && add(job);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes it in, in any case unless it is closed.
     *
     * @param dropped is given what made room for it
     */
    boolean offerInPlaceOfTheOldest(Waiting<C> job, Consumer<Waiting<C>> dropped) {
        lock.lock();
        try {
            if (!closed && jobs.size() == capacity) {
                dropped.accept(jobs.remove());
            }
            return !closed && add(job);
        } finally {
            lock.unlock();
        }
    }

    /** Waits for room; false if it was closed meanwhile. */
    boolean put(Waiting<C> job) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed && jobs.size() == capacity) {
                room.await();
            }
            return !closed && add(job);
        } finally {
            lock.unlock();
        }
    }

    private boolean add(Waiting<C> job) {
        work.signal();
        return jobs.add(job);
    }

    /** The next job; waits for one, unless it is closed or somebody rings. */
    Optional<Waiting<C>> take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (jobs.isEmpty() && !closed && !rung) {
                work.await();
            }
            rung = false;
            return next();
        } finally {
            lock.unlock();
        }
    }

    /** The next job, if there is one now. */
    Optional<Waiting<C>> poll() {
        lock.lock();
        try {
            return next();
        } finally {
            lock.unlock();
        }
    }

    private Optional<Waiting<C>> next() {
        Optional<Waiting<C>> first = Optional.ofNullable(jobs.poll());
        first.ifPresent(taken -> room.signal());
        return first;
    }

    /** Wakes who waits for a job. */
    void ring() {
        lock.lock();
        try {
            rung = true;
            work.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Nothing more is taken in. */
    void close() {
        lock.lock();
        try {
            closed = true;
            room.signalAll();
            work.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Takes out all that is left. */
    List<Waiting<C>> clear() {
        lock.lock();
        try {
            List<Waiting<C>> left = new ArrayList<>(jobs);
            jobs.clear();
            return left;
        } finally {
            lock.unlock();
        }
    }
}

package org.labhub.shm.internal.segment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.LinkOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The mutex under which blocks are made, replaced and retired. The kernel's lock parts processes and frees itself when its
 * holder dies; a lock in the JVM parts threads. Both are needed: the kernel's belongs to the whole process, and closing any
 * descriptor of the file would drop it.
 */
public final class FolderLock {

    private static final String FILE = ".lock";
    private static final String OF_THIS_JVM = "org.labhub.lock:";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long LOOK_AGAIN_NANOS = 1_000_000;

    private final SafeFolder folder;
    private final Duration patience;
    private final ReentrantLock inside;

    /** Of one folder. */
    public FolderLock(SafeFolder folder) {
        this(folder, PATIENCE);
    }

    /** Of one folder; who cannot have it in so long a time is refused. */
    public FolderLock(SafeFolder folder, Duration patience) {
        this.folder = folder;
        this.patience = patience;
        inside = (ReentrantLock)
                System.getProperties().computeIfAbsent(OF_THIS_JVM + folder.path(), key -> new ReentrantLock());
    }

    /** Does something while nobody else does anything of the kind in this folder. */
    public <T> T holding(Supplier<T> work) {
        await();
        try (FileChannel channel = open();
                FileLock lock = lockOf(channel)) {
            if (!lock.isValid()) {
                throw new IllegalStateException(folder.resolve(FILE) + " cannot be locked");
            }
            return work.get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            inside.unlock();
        }
    }

    private void await() {
        try {
            if (!inside.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw heldBy("another thread");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + folder.resolve(FILE), e);
        }
    }

    private IllegalStateException heldBy(String whom) {
        return new IllegalStateException(whom + " has held " + folder.resolve(FILE) + " for " + patience.toMillis()
                + " ms: see what it waits for, or whether it is stopped");
    }

    private FileLock lockOf(FileChannel channel) throws IOException {
        long began = System.nanoTime();
        FileLock lock = channel.tryLock();
        while (lock == null) {
            if (System.nanoTime() - began > patience.toNanos()) {
                throw heldBy("another process");
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
            lock = channel.tryLock();
        }
        return lock;
    }

    private FileChannel open() throws IOException {
        return FileChannel.open(
                folder.resolve(FILE),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
}

package org.labhub.launcher;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * One hub a site: a lock of the kernel on {@code data/hub.lock}, which ends with the process however it ends. The file's
 * content is the holder's pid; without the lock it means nothing.
 */
final class DataLock implements AutoCloseable {

    private final FileChannel file;

    private DataLock(FileChannel file) {
        this.file = file;
    }

    private static Path fileOf(Site site) {
        return site.data().resolve("hub.lock");
    }

    /** Takes the lock for this process. */
    static DataLock take(Site site) throws IOException, Refusal {
        FileChannel file = FileChannel.open(
                fileOf(site), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (!locked(file)) {
            String pid = content(file);
            file.close();
            throw new Refusal("A hub runs on %s already, as process %s. Stop it first: bin/labhub stop --base %s"
                    .formatted(site.base(), pid, site.base()));
        }
        file.truncate(0);
        file.write(ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        return new DataLock(file);
    }

    /** The process that holds the lock now. */
    static Optional<Long> holder(Site site) throws IOException {
        if (!Files.exists(fileOf(site))) {
            return Optional.empty();
        }
        try (FileChannel file = FileChannel.open(fileOf(site), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            if (locked(file)) {
                return Optional.empty();
            }
            return Optional.of(content(file)).filter(pid -> !pid.isEmpty()).map(Long::parseLong);
        }
    }

    private static boolean locked(FileChannel file) throws IOException {
        try {
            FileLock lock = file.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException ours) {
            return false;
        }
    }

    private static String content(FileChannel file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(32);
        file.read(bytes, 0);
        return StandardCharsets.US_ASCII.decode(bytes.flip()).toString().trim();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

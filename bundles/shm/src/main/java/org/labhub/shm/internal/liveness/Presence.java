package org.labhub.shm.internal.liveness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.agrona.concurrent.UnsafeBuffer;
import org.labhub.shm.internal.layout.BlockLayout;
import org.labhub.shm.internal.layout.PresenceField;
import org.labhub.shm.internal.layout.Text;
import org.labhub.shm.internal.segment.SafeFolder;

/**
 * That this process is there: a file of its own whose lock the kernel holds for it, and releases when it dies, however it
 * dies. The file is opened once, here, and never by anybody else in this JVM, since closing any other descriptor of it would
 * drop the lock. Its number is never given again: the file with the highest one is never removed, and another one only when
 * its process is gone.
 */
public final class Presence implements AutoCloseable {

    /** Names of the presence files that this JVM holds, whichever class loader holds them. */
    private static final String HELD_HERE = "org.labhub.presences";

    private final int number;
    private final Path file;
    private final FileChannel channel;
    private final UnsafeBuffer memory;

    private Presence(int number, Path file, FileChannel channel) throws IOException {
        this.number = number;
        this.file = file;
        this.channel = channel;
        memory = new UnsafeBuffer(channel.map(MapMode.READ_WRITE, 0, PresenceField.BYTES));
    }

    /** Takes the first number above all that were ever taken in this folder. */
    static Presence appear(SafeFolder folder, int above, String name) {
        for (int number = above + 1; number < 1 << 24; number++) {
            Path file = folder.resolve(fileName(number));
            try {
                return take(folder, number, file, name);
            } catch (FileAlreadyExistsException e) {
                // somebody else was faster: the next number
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        throw new IllegalStateException("all presences of " + folder.path() + " are used up: stop all and remove it");
    }

    private static Presence take(SafeFolder folder, int number, Path file, String name) throws IOException {
        FileChannel channel = create(file);
        channel.lock();
        Presence presence = new Presence(number, file, channel);
        presence.introduce(name);
        folder.admitTo(file);
        return presence;
    }

    /** It is held here before it is there, so that nobody in this JVM ever opens it a second time. */
    private static FileChannel create(Path file) throws IOException {
        if (heldHere().putIfAbsent(file.toString(), true) != null) {
            throw new FileAlreadyExistsException(file.toString());
        }
        try {
            return FileChannel.open(
                    file,
                    Set.of(
                            StandardOpenOption.CREATE_NEW,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE,
                            LinkOption.NOFOLLOW_LINKS),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (IOException e) {
            heldHere().remove(file.toString());
            throw e;
        }
    }

    /**
     * Whether a file is that of a process that is gone, and if so does something about it while nobody else holds its lock.
     * Who says who it is had taken the lock before it said so: if the lock is free now, its process is gone for good.
     */
    static boolean ifGone(Path file, FileWork work) throws IOException {
        if (isHeldHere(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(
                        file, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
                FileLock free = channel.tryLock()) {
            boolean gone = free != null && saysWhoItIs(channel);
            if (gone) {
                work.on(file);
            }
            return gone;
        } catch (OverlappingFileLockException | NoSuchFileException | AccessDeniedException e) {
            return false;
        }
    }

    /** What is done about a file. */
    interface FileWork {

        void on(Path file) throws IOException;
    }

    private static boolean saysWhoItIs(FileChannel channel) throws IOException {
        ByteBuffer magic = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        return channel.read(magic, PresenceField.MAGIC.at()) == Long.BYTES
                && magic.getLong(0) == BlockLayout.PRESENCE_MAGIC;
    }

    private void introduce(String name) {
        memory.putInt(PresenceField.NUMBER.at(), number);
        memory.putLong(PresenceField.PID.at(), ProcessHandle.current().pid());
        memory.putLong(PresenceField.STARTED.at(), System.currentTimeMillis() * 1_000_000);
        Text.put(memory, PresenceField.NAME.at(), PresenceField.NAME.bytes(), name);
        memory.putLongVolatile(PresenceField.MAGIC.at(), BlockLayout.PRESENCE_MAGIC);
    }

    static String fileName(int number) {
        return "presence-" + number;
    }

    static boolean isHeldHere(Path file) {
        return heldHere().containsKey(file.toString());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Boolean> heldHere() {
        return (Map<String, Boolean>)
                System.getProperties().computeIfAbsent(HELD_HERE, key -> new ConcurrentHashMap<String, Boolean>());
    }

    /** The number by which leases and lines name this process. */
    public int number() {
        return number;
    }

    UnsafeBuffer memory() {
        return memory;
    }

    void beat() {
        memory.addLongRelease(PresenceField.BEATS.at(), 1);
    }

    /** Everything that this presence held is now up to whoever finds it. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            heldHere().remove(file.toString());
        }
    }
}

package org.labhub.shm.internal.liveness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.LinkOption;
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
 * drop the lock. It is never removed: its number is never given again.
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
        FileChannel channel = FileChannel.open(
                file,
                Set.of(
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        LinkOption.NOFOLLOW_LINKS),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        heldHere().put(file.toString(), true);
        channel.lock();
        Presence presence = new Presence(number, file, channel);
        presence.introduce(name);
        folder.admitTo(file);
        return presence;
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

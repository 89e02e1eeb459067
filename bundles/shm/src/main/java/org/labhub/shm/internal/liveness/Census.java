package org.labhub.shm.internal.liveness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.labhub.api.channel.Holder;
import org.labhub.api.channel.Verdict;
import org.labhub.shm.internal.layout.BlockLayout;
import org.labhub.shm.internal.layout.Participant;
import org.labhub.shm.internal.layout.PresenceField;
import org.labhub.shm.internal.layout.Text;
import org.labhub.shm.internal.segment.SafeFolder;

/**
 * Who is there. A participant is dead if the kernel has released the lock of its presence file; that is asked by trying for
 * a shared lock, which shuts nobody out and also tells the truth across process-id namespaces, where lists of locks and of
 * processes are cut. Whether a living one is stalled is told by its heart, timed by our own clock.
 */
public final class Census {

    /** How long a heart may be silent. */
    static final long STALLED_AFTER_NANOS = 2_000_000_000L;

    private record Seen(UnsafeBuffer memory, long beats, long atNanos, boolean beaten) {}

    private final SafeFolder folder;
    private final Heart heart;
    private final LongSupplier clock;
    private final Map<Integer, Seen> seen = new ConcurrentHashMap<>();

    /** Of a folder of presence files. */
    public Census(SafeFolder folder, Heart heart) {
        this(folder, heart, System::nanoTime);
    }

    /** By another monotonic clock. */
    Census(SafeFolder folder, Heart heart, LongSupplier clock) {
        this.folder = folder;
        this.heart = heart;
        this.clock = clock;
    }

    /**
     * Makes this process known. Its number was never given before: had it been, and its file removed, then a higher one would
     * be there, since the highest is never removed; and if one is, another number is taken.
     */
    public Presence appear(String name) {
        Presence presence = Presence.appear(folder, highest(), name);
        while (presence.number() < highest()) {
            presence.close();
            presence = Presence.appear(folder, highest(), name);
        }
        heart.beatFor(presence);
        return presence;
    }

    private int highest() {
        List<Integer> all = numbers();
        return all.isEmpty() ? 0 : all.get(all.size() - 1);
    }

    private List<Integer> numbers() {
        try (Stream<Path> files = Files.list(folder.path())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.matches("presence-\\d{1,8}"))
                    .map(file -> Integer.valueOf(file.substring("presence-".length())))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The numbers of those who are gone, but for the highest one that was ever given. */
    public List<Integer> gone() {
        return numbers().stream().filter(number -> ifGone(number, file -> {})).toList();
    }

    /** Removes the file of one who is gone, unless his is the highest number. */
    public boolean remove(int number) {
        return ifGone(number, Files::delete);
    }

    /** Not while a question about somebody is open, since the answer closes a file of his. */
    private synchronized boolean ifGone(int number, Presence.FileWork work) {
        try {
            return number < highest() && Presence.ifGone(folder.resolve(Presence.fileName(number)), work);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the holder in a word of a lease or line is dead. Nobody is not dead; who cannot be, is. */
    public boolean isDead(long word) {
        int presence = Participant.presence(word);
        return Participant.participant(word) != 0 && (presence == 0 || !isHeld(presence));
    }

    private synchronized boolean isHeld(int presence) {
        Path file = folder.resolve(Presence.fileName(presence));
        if (Presence.isHeldHere(file)) {
            return true;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
                FileLock probe = channel.tryLock(0, Long.MAX_VALUE, true)) {
            return probe == null;
        } catch (OverlappingFileLockException | AccessDeniedException e) {
            return true; // also who may not be looked at
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Who a word of a lease or line names. */
    public Holder holder(long word, String name) {
        int presence = Participant.presence(word);
        if (presence == 0 || isDead(word)) {
            seen.remove(presence);
            return new Holder(name, pid(presence), Verdict.DEAD);
        }
        return new Holder(name, pid(presence), isVisiblySilent(presence) ? Verdict.STALLED : Verdict.ALIVE);
    }

    private boolean isVisiblySilent(int presence) {
        try {
            return isSilent(presence);
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private long pid(int presence) {
        try {
            return memory(presence).getLong(PresenceField.PID.at());
        } catch (UncheckedIOException e) {
            return 0;
        }
    }

    /** What a participant's process calls itself. */
    public String processName(long word) {
        try {
            UnsafeBuffer memory = memory(Participant.presence(word));
            return Text.get(memory, PresenceField.NAME.at(), PresenceField.NAME.bytes());
        } catch (UncheckedIOException e) {
            return "";
        }
    }

    /** Whether the verdict on a holder would not change if it were looked at for longer: it was seen to beat, or not to. */
    public boolean isSettled(long word) {
        int presence = Participant.presence(word);
        if (isDead(word) || heart.memoryOf(presence).isPresent()) {
            return true;
        }
        try {
            boolean silent = isSilent(presence);
            Seen last = seen.get(presence);
            return silent || (last != null && last.beaten);
        } catch (UncheckedIOException e) {
            return true;
        }
    }

    /** When the process of a holder appeared; empty if its presence file does not say. */
    public Optional<Instant> since(long word) {
        try {
            long nanos = memory(Participant.presence(word)).getLong(PresenceField.STARTED.at());
            return Optional.of(Instant.EPOCH.plusNanos(nanos));
        } catch (UncheckedIOException e) {
            return Optional.empty();
        }
    }

    /** How often the heart of a holder's process has beaten; 0 if its presence file does not say. */
    public long beats(long word) {
        try {
            return Participant.presence(word) == 0
                    ? 0
                    : memory(Participant.presence(word)).getLongAcquire(PresenceField.BEATS.at());
        } catch (UncheckedIOException e) {
            return 0;
        }
    }

    private boolean isSilent(int presence) {
        long now = clock.getAsLong();
        UnsafeBuffer memory = memory(presence);
        long beats = memory.getLongAcquire(PresenceField.BEATS.at());
        Seen before = seen.get(presence);
        if (before == null || before.beats != beats || heart.wasLate()) {
            boolean beaten = before != null && (before.beaten || before.beats != beats);
            seen.put(presence, new Seen(memory, beats, now, beaten));
            return false;
        }
        return now - before.atNanos > STALLED_AFTER_NANOS;
    }

    private UnsafeBuffer memory(int presence) {
        Seen known = seen.get(presence);
        if (known != null) {
            return known.memory;
        }
        return heart.memoryOf(presence).orElseGet(() -> map(presence));
    }

    private UnsafeBuffer map(int presence) {
        Path file = folder.resolve(Presence.fileName(presence));
        if (Presence.isHeldHere(file)) {
            throw new UncheckedIOException(new IOException(file + " is held by another part of this process"));
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            UnsafeBuffer memory = new UnsafeBuffer(channel.map(MapMode.READ_ONLY, 0, PresenceField.BYTES));
            if (memory.getLongAcquire(PresenceField.MAGIC.at()) != BlockLayout.PRESENCE_MAGIC) {
                throw new IOException(file + " is no presence file");
            }
            return memory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

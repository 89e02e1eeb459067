package org.labhub.host.internal.channels;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which plug-in of this hub has written which channel, also before its last start. When the hub stops, those are abandoned whose
 * plug-in is no longer there, or has written others since the start, but not this one.
 */
public final class WrittenChannels {

    private static final String BETWEEN = " ";

    private final Path file;
    private final Map<String, String> owners;
    private final Set<String> sinceTheStart = new HashSet<>();
    private final Set<String> staying = new HashSet<>();

    private WrittenChannels(Path file, Map<String, String> owners) {
        this.file = file;
        this.owners = owners;
    }

    /** As the last run left it. */
    public static WrittenChannels in(Path folder) {
        Path file = folder.resolve("written");
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            return new WrittenChannels(file, Files.exists(file) ? read(file) : new TreeMap<>());
        } catch (IOException e) {
            throw new UncheckedIOException("which channels were written cannot be read from " + file, e);
        }
    }

    private static Map<String, String> read(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> line.split(BETWEEN, 2))
                .filter(words -> words.length == 2)
                .collect(Collectors.toMap(words -> words[0], words -> words[1], (one, other) -> other, TreeMap::new));
    }

    /** A plug-in of this short name writes a channel. */
    public synchronized void note(String channel, String owner) {
        sinceTheStart.add(channel);
        if (!owner.equals(owners.put(channel, owner))) {
            write();
        }
    }

    /** A plug-in of this short name will be there after the next start too. */
    public synchronized void stays(String owner) {
        staying.add(owner);
    }

    /** Channels that nobody will write again. */
    public synchronized List<String> abandoned() {
        return owners.keySet().stream().filter(channel -> !isWanted(channel)).toList();
    }

    private boolean isWanted(String channel) {
        String owner = owners.getOrDefault(channel, "");
        return sinceTheStart.contains(channel) ? staying.contains(owner) : staying.contains(owner) && !isActive(owner);
    }

    private boolean isActive(String owner) {
        return sinceTheStart.stream().anyMatch(channel -> owner.equals(owners.get(channel)));
    }

    /** A channel has ended. */
    public synchronized void forget(String channel) {
        if (owners.remove(channel) != null) {
            write();
        }
    }

    /** Under another name first, so that it is there as a whole or as it was before. */
    private void write() {
        try {
            Path half = Files.createTempFile(file.getParent(), "written", ".part");
            Files.write(
                    half,
                    owners.entrySet().stream()
                            .map(each -> each.getKey() + BETWEEN + each.getValue())
                            .toList());
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("which channels are written cannot be remembered in " + file, e);
        }
    }
}

package org.labhub.recovery.internal.care;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.labhub.api.recovery.RecoveryReport;
import org.labhub.recovery.internal.json.Json;

/** The file in which every report stands, one JSON object a line. The hub and the command line both only add to it. */
final class Journal {

    private static final Set<StandardOpenOption> APPEND =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);

    private static final int READ_AT_MOST = 1 << 18;

    private final Path file;

    Journal(Path file) {
        this.file = file;
    }

    void add(RecoveryReport report) {
        byte[] line = (Json.of(report) + "\n").getBytes(StandardCharsets.UTF_8);
        try (FileChannel channel = FileChannel.open(
                file, APPEND, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            channel.write(ByteBuffer.wrap(line));
            channel.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }

    /** The last lines, the newest first. Only the end of the file is read, however long it has become. */
    List<String> newest(int most) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long from = Math.max(0, channel.size() - READ_AT_MOST);
            ByteBuffer end = ByteBuffer.allocate((int) (channel.size() - from));
            while (end.hasRemaining() && channel.read(end, from + end.position()) >= 0) {}
            List<String> lines = new ArrayList<>(StandardCharsets.UTF_8
                    .decode(end.flip())
                    .toString()
                    .lines()
                    .skip(from > 0 ? 1 : 0)
                    .toList());
            Collections.reverse(lines);
            return lines.stream().limit(most).toList();
        } catch (NoSuchFileException nothingWasDone) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}

package org.labhub.security.internal.audit;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Set;
import org.labhub.api.security.Audit;
import org.labhub.security.internal.DataFolder;
import org.labhub.security.internal.file.PrivateFile;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * The audit log as a file. The hub and its command line may write to it at once: each takes the file's lock, reads the last line, adds its
 * own, and waits for the disk. A line that a crash cut short stays where it is, as evidence; the next one begins a line of its own.
 */
@Component
public final class FileAudit implements Audit {

    private static final Logger LOG = System.getLogger(FileAudit.class.getName());
    private static final Set<StandardOpenOption> OPEN =
            EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    private static final int LONGEST_LINE = 64 * 1024;

    private final Path file;
    private final AuditEnd end;
    private final InstantSource clock;

    /**
     * The log of the hub that runs here.
     *
     * @param context knows where the hub's data is
     */
    @Activate
    public FileAudit(BundleContext context) {
        this(DataFolder.of(context).auditLog(), InstantSource.system());
    }

    /**
     * A log at some place.
     *
     * @param file the log, made when the first line is written
     * @param clock for the stamps
     */
    public FileAudit(Path file, InstantSource clock) {
        this.file = file;
        this.end = new AuditEnd(file);
        this.clock = clock;
    }

    @Override
    public synchronized void note(String actor, String event, String detail) {
        try {
            PrivateFile.makeFolderOf(file);
            append(actor, event, detail);
        } catch (IOException e) {
            LOG.log(Level.ERROR, "The audit log {0} cannot be written ({1}); lost: {2}, {3}", file, e, actor, event);
        }
    }

    private void append(String actor, String event, String detail) throws IOException {
        try (FileChannel channel = FileChannel.open(file, OPEN, PrivateFile.OWNER_ONLY)) {
            FileLock whileWeWrite = channel.lock();
            String tail = tailOf(channel);
            String line = AuditLine.of(now(), actor, event, detail, lastHashIn(tail));
            String added = (tail.isEmpty() || tail.endsWith("\n") ? "" : "\n") + line + "\n";
            ByteBuffer bytes = StandardCharsets.US_ASCII.encode(added);
            while (bytes.hasRemaining()) {
                channel.write(bytes, channel.size());
            }
            channel.force(true);
            end.note(line);
            whileWeWrite.release();
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static String tailOf(FileChannel channel) throws IOException {
        int length = (int) Math.min(channel.size(), LONGEST_LINE);
        ByteBuffer tail = ByteBuffer.allocate(length);
        long from = channel.size() - length;
        while (tail.hasRemaining() && channel.read(tail, from + tail.position()) >= 0) {}
        return new String(tail.array(), StandardCharsets.US_ASCII);
    }

    private static String lastHashIn(String tail) {
        return tail.lines()
                .filter(AuditLine::isIntact)
                .reduce((first, second) -> second)
                .map(AuditLine::hash)
                .orElse(AuditLine.NO_HASH);
    }
}

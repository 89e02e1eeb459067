package org.labhub.security.internal.audit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads an audit log and says which of its lines are not as they were written, and whether its end is missing. */
public final class AuditCheck {

    private final List<String> findings = new ArrayList<>();
    private final Set<String> hashes = new HashSet<>();
    private String last = AuditLine.NO_HASH;
    private int number;

    private AuditCheck() {}

    /**
     * Follows the chain from the first line to the last, while nobody writes. Whoever can write to the folder can make a
     * new chain and a new end; what is found here is what was done by hand or by accident.
     *
     * @param log the file
     * @return one sentence for each line that is wrong; empty when all is well
     * @throws IOException when it cannot be read
     */
    public static List<String> of(Path log) throws IOException {
        AuditCheck check = new AuditCheck();
        Optional<String> end = new AuditEnd(log).hash();
        if (Files.exists(log)) {
            check.read(log);
        }
        end.filter(noted -> !check.hashes.contains(noted))
                .ifPresent(cut ->
                        check.findings.add("its end was cut off: the line whose hash is " + cut + " is missing"));
        if (end.isEmpty() && check.number > 0) {
            check.findings.add(
                    log.getFileName() + ".end is missing, which names the last line; so an end may have been cut off");
        }
        return List.copyOf(check.findings);
    }

    /** A shared lock keeps writers away meanwhile. */
    private void read(Path log) throws IOException {
        try (FileChannel whileWeRead = FileChannel.open(log, StandardOpenOption.READ);
                FileLock lock = whileWeRead.lock(0, Long.MAX_VALUE, true);
                Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            lines.filter(line -> lock.isValid()).forEach(this::follow);
        }
    }

    private void follow(String line) {
        number++;
        if (!AuditLine.isIntact(line)) {
            findings.add("line " + number + " was changed or cut short");
            return;
        }
        if (!AuditLine.before(line).equals(last)) {
            findings.add("before line " + number + " something was changed or taken out");
        }
        last = AuditLine.hash(line);
        hashes.add(last);
    }
}

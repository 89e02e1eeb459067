package org.labhub.security.internal.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads an audit log and says which of its lines are not as they were written. */
public final class AuditCheck {

    private final List<String> findings = new ArrayList<>();
    private String last = AuditLine.NO_HASH;
    private int number;

    private AuditCheck() {}

    /**
     * Follows the chain from the first line to the last. That lines are missing at the end, it cannot see.
     *
     * @param log the file
     * @return one sentence for each line that is wrong; empty when all is well
     * @throws IOException when it cannot be read
     */
    public static List<String> of(Path log) throws IOException {
        AuditCheck check = new AuditCheck();
        try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            lines.forEach(check::follow);
        }
        return List.copyOf(check.findings);
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
    }
}

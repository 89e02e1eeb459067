package org.labhub.security.internal.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.labhub.security.internal.file.PrivateFile;

/** The hash of an audit log's last line, in a file beside it: by this a log whose end was cut off is told from a whole one. */
final class AuditEnd {

    private final PrivateFile file;

    /** Of this log. */
    AuditEnd(Path log) {
        file = new PrivateFile(log.resolveSibling(log.getFileName() + ".end"));
    }

    void note(String line) throws IOException {
        file.replace(AuditLine.hash(line).getBytes(StandardCharsets.US_ASCII));
    }

    Optional<String> hash() throws IOException {
        return file.content().map(bytes -> new String(bytes, StandardCharsets.US_ASCII).strip());
    }
}

package org.labhub.security.internal.password;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.labhub.security.internal.file.PrivateFile;

/** Keeps the console's password as a hash on disk. It is read anew each time, so that a change by another process acts at once. */
final class PasswordFile {

    private final PrivateFile file;

    PasswordFile(Path path) {
        file = new PrivateFile(path);
    }

    /** What is kept; empty when no password was ever set. */
    Optional<PasswordHash> read() throws IOException {
        Optional<byte[]> content = file.content();
        return content.isEmpty() ? Optional.empty() : Optional.of(parsed(content.get()));
    }

    /** Checks a password against the rule and keeps its hash. */
    void set(char[] password) throws IOException {
        PasswordRule.check(password);
        file.replace((PasswordHash.of(password) + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    private PasswordHash parsed(byte[] content) throws IOException {
        try {
            return PasswordHash.parse(new String(content, StandardCharsets.US_ASCII).strip());
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": the content " + e.getMessage(), e);
        }
    }
}

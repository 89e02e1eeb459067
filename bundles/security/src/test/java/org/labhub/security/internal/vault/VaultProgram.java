package org.labhub.security.internal.vault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.labhub.security.internal.file.PrivateFile;
import org.labhub.security.internal.file.PrivateFile.Step;

/** Changes a vault, and ends without a word at the step that it is told. */
final class VaultProgram {

    static final byte[] SECRET = "a long password".getBytes(StandardCharsets.UTF_8);
    static final int KILLED = 86;

    private VaultProgram() {}

    public static void main(String... arguments) throws IOException {
        Path path = Path.of(arguments[0]);
        Step fatal = Step.valueOf(arguments[1]);
        PrivateFile file = new PrivateFile(path, step -> {
            if (step == fatal) {
                Runtime.getRuntime().halt(KILLED);
            }
        });
        new Vault(path, file, SECRET).edit(content -> content.with("value", "new"));
    }
}

package org.labhub.itests.recovery;

import java.io.IOException;
import java.nio.file.Path;

/** A fault that is there, with the process that stays behind it, if any does. */
public final class Staged implements AutoCloseable {

    private final Process process;

    private Staged(Process process) {
        this.process = process;
    }

    /** Begins to stage a fault in the blocks of a base. */
    static Staged begin(Path base, String fault) throws IOException {
        return new Staged(StagedFault.program(base, fault)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** Stages a fault in the blocks of a base. */
    public static Staged fault(Path base, String fault) throws IOException {
        return begin(base, fault).there();
    }

    /** Waits until it is there. */
    Staged there() throws IOException {
        StagedFault.awaitWord(process);
        return this;
    }

    /** The number of the process, which may be gone. */
    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}

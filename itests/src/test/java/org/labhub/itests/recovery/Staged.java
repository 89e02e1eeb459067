package org.labhub.itests.recovery;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/** A fault that is there, with the process that stays behind it, if any does. */
public final class Staged implements AutoCloseable {

    /** Those that need a process that is there. */
    private static final Set<String> STAY = Set.of("stuck-writer", "dead-reader");

    private final Process process;
    private final String fault;

    private Staged(Process process, String fault) {
        this.process = process;
        this.fault = fault;
    }

    /** Begins to stage a fault in the blocks of a base. */
    static Staged begin(Path base, String fault) throws IOException {
        return new Staged(
                StagedFault.program(base, fault)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start(),
                fault);
    }

    /** Stages a fault in the blocks of a base. */
    public static Staged fault(Path base, String fault) throws IOException {
        return begin(base, fault).there();
    }

    /** Waits until it is there. */
    Staged there() throws IOException {
        StagedFault.awaitWord(process);
        if (!STAY.contains(fault)) {
            process.onExit().join();
        }
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

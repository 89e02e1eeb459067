package org.labhub.security.internal.audit;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.labhub.security.internal.DataFolder;

/** The command {@code bin/labhub audit}: says whether the audit log is as it was written, whether the hub runs or not. */
public final class AuditCommand {

    private static final int INTACT = 0;
    private static final int CHANGED = 1;
    private static final int USED_WRONGLY = 2;
    private static final int FAILED = 4;

    private AuditCommand() {}

    /**
     * Runs the command with the process's own streams. Needs nothing but this bundle and {@code api} on the class path.
     *
     * @param base of the hub
     * @param arguments none
     * @return the exit code: 0 as it was written, 1 not so, 2 used wrongly, 4 cannot be read
     */
    public static int run(Path base, List<String> arguments) {
        return run(base, arguments, System.out, System.err);
    }

    static int run(Path base, List<String> arguments, PrintStream out, PrintStream err) {
        Path log = DataFolder.ofBase(base).auditLog();
        if (!arguments.isEmpty()) {
            err.println("audit: takes nothing but --base");
            return USED_WRONGLY;
        }
        try {
            return tell(log, AuditCheck.of(log), out, err);
        } catch (IOException e) {
            err.println("audit: cannot be read: " + e);
            return FAILED;
        }
    }

    private static int tell(Path log, List<String> findings, PrintStream out, PrintStream err) {
        if (findings.isEmpty()) {
            out.println(log + " is as it was written.");
            return INTACT;
        }
        findings.forEach(finding -> err.println(log + ": " + finding));
        return CHANGED;
    }
}

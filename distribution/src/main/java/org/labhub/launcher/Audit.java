package org.labhub.launcher;

import java.util.List;

/** Holds the audit log against its own hashes by the program that the security bundle brings. */
final class Audit {

    private static final BundledProgram PROGRAM = new BundledProgram(
            "org.labhub.security.internal.audit.AuditCommand",
            "this program keeps no audit log, so there is none to check");

    private Audit() {}

    static int run(Site site, List<String> arguments) throws Exception {
        return PROGRAM.run(site, BundledProgram.baseAndWords(), site.base(), arguments);
    }
}

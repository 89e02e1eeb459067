package org.labhub.launcher;

import java.util.List;

/** Sets the console's password by the program that the security bundle brings: it runs without a framework. */
final class Passwd {

    private static final BundledProgram PROGRAM = new BundledProgram(
            "org.labhub.security.internal.password.PasswdCommand",
            "this program has no log-in of its own, so there is no password to set");

    private Passwd() {}

    static int run(Site site, List<String> arguments) throws Exception {
        new Folders(site).prepare();
        return PROGRAM.run(site, BundledProgram.baseAndWords(), site.base(), arguments);
    }
}

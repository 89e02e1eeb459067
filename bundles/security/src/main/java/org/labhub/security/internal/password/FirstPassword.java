package org.labhub.security.internal.password;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.labhub.api.security.Audit;

/** Makes the console's password at a hub's first start, and shows it once. Where nobody can see it, none is made. */
final class FirstPassword {

    private static final Logger LOG = System.getLogger(FirstPassword.class.getName());

    private FirstPassword() {}

    static void make(PasswordFile file, Optional<Terminal> terminal, Audit audit) {
        try {
            if (file.read().isPresent()) {
                return;
            }
            terminal.ifPresentOrElse(
                    seen -> show(file, seen, audit),
                    () -> LOG.log(
                            Level.WARNING,
                            "Nobody can log in to the console yet: set a password with bin/labhub passwd"));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Nobody can log in to the console: {0}", e.getMessage());
        }
    }

    private static void show(PasswordFile file, Terminal terminal, Audit audit) {
        char[] password = RandomPassword.make(new SecureRandom());
        try {
            file.set(password);
            audit.note("hub", "console password set", "made at the first start");
            terminal.show("The console's password, shown this once (bin/labhub passwd sets another one):");
            terminal.show("    " + new String(password));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The console has no password: {0}. Set one with bin/labhub passwd", e.toString());
        } finally {
            Arrays.fill(password, ' ');
        }
    }
}

package org.labhub.security.internal.password;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.labhub.api.security.Audit;
import org.labhub.security.internal.DataFolder;
import org.labhub.security.internal.audit.FileAudit;

/** The command {@code bin/labhub passwd}: sets the console's password, whether the hub runs or not. A running hub goes by it at once. */
public final class PasswdCommand {

    private static final String USAGE = """
            Sets the password of the web console: asks for it twice on the terminal.
              --stdin      reads it from the first line of the standard input instead
              --generate   makes one and prints it, once
            A running hub goes by it at once: log-in pauses and sessions end.""";

    private static final int DONE = 0;
    private static final int USED_WRONGLY = 2;
    private static final int FAILED = 4;

    private final Path base;
    private final String user;
    private final PasswordFile file;
    private final Audit audit;
    private final Optional<Terminal> terminal;
    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;

    PasswdCommand(
            Path base, String user, Optional<Terminal> terminal, InputStream in, PrintStream out, PrintStream err) {
        this.base = base;
        this.user = user;
        DataFolder data = DataFolder.ofBase(base);
        this.file = new PasswordFile(data.consolePassword());
        this.audit = new FileAudit(data.auditLog(), InstantSource.system());
        this.terminal = terminal;
        this.in = in;
        this.out = out;
        this.err = err;
    }

    /**
     * Runs the command with the process's own streams. Needs nothing but this bundle, {@code api} and Bouncy Castle on the class path.
     *
     * @param base of the hub
     * @param arguments none, {@code --stdin}, {@code --generate} or {@code --help}; never the password
     * @return the exit code: 0 done, 2 used wrongly or refused by the rule, 4 failed
     */
    public static int run(Path base, List<String> arguments) {
        return new PasswdCommand(
                        base, System.getProperty("user.name", "?"), Terminal.here(), System.in, System.out, System.err)
                .run(arguments);
    }

    int run(List<String> arguments) {
        try {
            return carryOut(arguments);
        } catch (IllegalArgumentException e) {
            err.println("passwd: " + e.getMessage());
            return USED_WRONGLY;
        } catch (IOException e) {
            err.println("passwd: the password was not changed: " + e);
            return FAILED;
        }
    }

    private int carryOut(List<String> arguments) throws IOException {
        if (arguments.isEmpty()) {
            return set(typedTwice(), "typed at a terminal");
        }
        if (arguments.equals(List.of("--stdin"))) {
            return set(firstLine(), "read from the standard input");
        }
        if (arguments.equals(List.of("--generate"))) {
            return generate();
        }
        if (arguments.equals(List.of("--help"))) {
            out.println(USAGE);
            return DONE;
        }
        throw new IllegalArgumentException(
                "takes --stdin, --generate or --help, or nothing; a password is never an argument");
    }

    private int set(char[] password, String how) throws IOException {
        refuseForeignBase();
        try {
            file.set(password);
        } finally {
            Arrays.fill(password, ' ');
        }
        audit.note(user + ", command line", "console password set", how);
        err.println("The console's password is set.");
        return DONE;
    }

    /** What another user writes, the hub could not read. */
    private void refuseForeignBase() throws IOException {
        String owner = Files.getOwner(base).getName();
        if (!owner.equals(user)) {
            throw new IllegalArgumentException(
                    base + " belongs to " + owner + ", not to " + user + "; run this as " + owner);
        }
    }

    private int generate() throws IOException {
        char[] made = RandomPassword.make(new SecureRandom());
        String shown = new String(made);
        int code = set(made, "made by the command");
        out.println(shown);
        return code;
    }

    private char[] typedTwice() {
        Terminal here = terminal.orElseThrow(
                () -> new IllegalArgumentException("there is no terminal to ask at; use --stdin or --generate"));
        char[] first = here.ask("New password for the console: ");
        PasswordRule.check(first);
        char[] second = here.ask("Once more: ");
        boolean same = Arrays.equals(first, second);
        Arrays.fill(second, ' ');
        if (!same) {
            throw new IllegalArgumentException("the two are not the same; nothing was changed");
        }
        return first;
    }

    private char[] firstLine() throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        return Optional.ofNullable(lines.readLine()).orElse("").toCharArray();
    }
}

package org.labhub.admin.internal.endpoint;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.labhub.admin.internal.endpoint.Reply.Outcome;
import org.labhub.security.LocalConnection;

/** The command {@code bin/labhub shell}: types into a running hub from another terminal, or from a script. */
public final class ShellCommand {

    private static final String USAGE = """
            Runs the hub's labhub commands from another terminal, by an admin key.
              (nothing)           asks for commands; help lists them, quit ends
              --exec "COMMAND"    runs this one and ends; may be given several times
              --json              answers as JSON objects, one a line
              --connection FILE   of another hub or with another key: lines address=, broker=, public=, secret=
            Exit code: 0 all well, 1 a command failed or was refused, 2 used wrongly, 4 no hub.""";

    private static final int DONE = 0;
    private static final int REFUSED = 1;
    private static final int USED_WRONGLY = 2;
    private static final int FAILED = 4;
    private static final Duration PATIENCE = Duration.ofHours(1).plusMinutes(1);

    private final PrintStream out;
    private final PrintStream err;
    private final List<String> lines = new ArrayList<>();
    private LocalConnection connection;
    private boolean json;

    private ShellCommand(LocalConnection connection, PrintStream out, PrintStream err) {
        this.connection = connection;
        this.out = out;
        this.err = err;
    }

    /**
     * Runs the command with the process's own streams.
     *
     * @param base of the hub
     * @param arguments see {@code --help}
     * @return the exit code
     */
    public static int run(Path base, List<String> arguments) {
        ShellCommand shell = new ShellCommand(LocalConnection.ofShell(base), System.out, System.err);
        return shell.run(base.resolve("data").resolve("shell.history"), new ArrayDeque<>(arguments));
    }

    private int run(Path history, Deque<String> arguments) {
        while (!arguments.isEmpty()) {
            String word = arguments.pop();
            if (word.equals("--help")) {
                out.println(USAGE);
                return DONE;
            } else if (word.equals("--json")) {
                json = true;
            } else if (word.equals("--exec") && !arguments.isEmpty()) {
                lines.add(arguments.pop());
            } else if (word.equals("--connection") && !arguments.isEmpty()) {
                connection = LocalConnection.at(Path.of(arguments.pop()));
            } else {
                err.println("shell: \"" + word + "\" is not understood.\n" + USAGE);
                return USED_WRONGLY;
            }
        }
        return connect(history);
    }

    private int connect(Path history) {
        try (RemoteShell hub = RemoteShell.open(connection.read())) {
            return lines.isEmpty() ? converse(hub, history) : execute(hub);
        } catch (IOException | IllegalArgumentException e) {
            err.println("shell: " + e.getMessage());
            return FAILED;
        }
    }

    private int execute(RemoteShell hub) throws IOException {
        boolean well = true;
        for (String line : lines) {
            well &= run(hub, line);
        }
        return well ? DONE : REFUSED;
    }

    private int converse(RemoteShell hub, Path history) throws IOException {
        try (LineTerminal terminal = LineTerminal.open(hub.commands(), history)) {
            for (Optional<String> line = terminal.next(); line.isPresent(); line = terminal.next()) {
                String typed = line.get().strip();
                if (typed.equals("quit") || typed.equals("exit")) {
                    break;
                } else if (typed.equals("help")) {
                    out.println(String.join("\n", hub.commands()));
                } else if (!typed.isEmpty()) {
                    run(hub, typed);
                }
            }
            return DONE;
        }
    }

    /** Whether all went well. A line that cannot be split is only told, so that a person can type it again. */
    private boolean run(RemoteShell hub, String line) throws IOException {
        List<String> words;
        try {
            words = Words.of(line);
        } catch (IllegalArgumentException e) {
            err.println("shell: " + e.getMessage());
            return false;
        }
        if (words.isEmpty()) {
            return true;
        }
        String command = words.get(0).replaceFirst("^labhub:", "");
        Reply reply = hub.run(command, words.subList(1, words.size()), PATIENCE);
        show(reply);
        return reply.outcome() == Outcome.DONE;
    }

    private void show(Reply reply) {
        if (json) {
            out.println(new String(Wire.json(reply), StandardCharsets.UTF_8));
        } else if (reply.outcome() == Outcome.DONE) {
            out.println(reply.text());
        } else {
            err.println("shell: " + reply.text());
        }
        if (reply.cut() && !json) {
            err.println("shell: there was more than " + (GogoCommands.MOST_TEXT >> 10) + " KiB; the rest is left out");
        }
    }
}

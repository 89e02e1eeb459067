package org.labhub.recovery.internal.command;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.labhub.api.block.BlockRefused;
import org.labhub.api.recovery.BlockSummary;
import org.labhub.recovery.internal.care.BlocksPlace;
import org.labhub.recovery.internal.care.CaringRecovery;
import org.labhub.recovery.internal.care.Neighbours;
import org.labhub.recovery.internal.care.Zeros;
import org.labhub.recovery.internal.findings.Calling;
import org.labhub.security.HubFiles;
import org.labhub.shm.BlockCare;

/** The command {@code bin/labhub-admin}: works on the blocks of a base, whether its hub runs or not. */
public final class AdminCommand {

    private static final Duration PATIENCE = Duration.ofSeconds(6);
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final String CLEAR = "\u001b[H\u001b[2J";

    private final Path base;
    private final PrintStream out;
    private final PrintStream err;

    AdminCommand(Path base, PrintStream out, PrintStream err) {
        this.base = base;
        this.out = out;
        this.err = err;
    }

    /**
     * Runs the command with the process's own streams.
     *
     * @param base of the hub
     * @param typed see {@code help}
     * @return the exit code: 0 fine or done, 1 something is wrong, 2 used wrongly, 3 refused, 4 failed
     */
    public static int run(Path base, List<String> typed) {
        return new AdminCommand(base, System.out, System.err).run(typed);
    }

    int run(List<String> typed) {
        try {
            Words words = Words.of(typed);
            return run(words);
        } catch (Words.Misused e) {
            err.println("labhub-admin: " + e.getMessage());
            return Exit.USAGE;
        } catch (BlockRefused e) {
            err.println("labhub-admin: " + e.getMessage() + ". " + e.remedy());
            return Exit.FAILED;
        } catch (UncheckedIOException e) {
            err.println("labhub-admin: " + e.getMessage());
            return Exit.FAILED;
        }
    }

    private int run(Words words) {
        Path folder = words.value("--folder").map(Path::of).orElseGet(() -> BlocksPlace.of(base));
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                && !words.verb().contains("help")) {
            return say(words, nothing(words, folder));
        }
        if (words.verb().contains("help")) {
            out.println(CommandSet.USAGE);
            return Exit.FINE;
        }
        Path data = base.resolve("data");
        try (BlockCare care = BlockCare.in(folder, "labhub-admin")) {
            CommandSet commands = new CommandSet(
                    new CaringRecovery(care, data.resolve("recovery.jsonl"), HubFiles.audit(base), PATIENCE),
                    actor(),
                    calling(words),
                    new Zeros(data.resolve("recovery.zeros")),
                    () -> others(words, folder));
            return words.verb().equals("watch") ? watch(commands, words) : say(words, commands.run(words));
        }
    }

    /** With what was given, so that what is shown can be pasted. */
    private Calling calling(Words words) {
        String[] folder = words.value("--folder")
                .map(named -> new String[] {
                    "--folder", Path.of(named).toAbsolutePath().toString()
                })
                .orElseGet(() -> new String[0]);
        return Calling.program(System.getProperty("labhub.home", ""), base, folder);
    }

    /** Who names a folder means that one alone. */
    private static List<BlockSummary> others(Words words, Path folder) {
        return words.value("--folder").isPresent() ? List.of() : new Neighbours(folder).list();
    }

    private static Answer nothing(Words words, Path folder) {
        List<BlockSummary> others = words.verb().equals("list") ? others(words, folder) : List.of();
        return words.verb().equals("list")
                ? Answer.of(Exit.FINE, "There are no blocks: " + folder + " is not there." + Shown.others(others))
                        .with("blocks", List.of())
                        .with("others", others)
                : Answer.error(Exit.FAILED, "there are no blocks: " + folder + " is not there");
    }

    private static String actor() {
        return System.getProperty("user.name", "?") + ", command line";
    }

    private int say(Words words, Answer answer) {
        if (words.has("--json")) {
            out.println(answer.json());
        } else if (answer.parts().containsKey("error")) {
            err.println("labhub-admin: " + answer.text());
        } else {
            out.println(answer.text());
        }
        return answer.exit();
    }

    private int watch(CommandSet commands, Words words) {
        Screen screen = new Screen();
        int times = words.number("--times", Integer.MAX_VALUE);
        int exit = Exit.FINE;
        for (int time = 0; time < times && !Thread.currentThread().isInterrupted(); time++) {
            if (time > 0) {
                LockSupport.parkNanos(SECOND_NANOS);
            }
            Answer answer = commands.screen(words, screen);
            out.print(time > 0 && !words.has("--json") ? CLEAR : "");
            exit = say(words, answer);
            out.flush();
        }
        return exit;
    }
}

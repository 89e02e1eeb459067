package org.labhub.recovery.internal.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.labhub.api.recovery.Recovery;
import org.labhub.recovery.internal.care.Neighbours;
import org.labhub.recovery.internal.care.Zeros;
import org.labhub.recovery.internal.findings.Calling;
import org.labhub.shm.MappedBlocks;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The same commands in the shell, as {@code labhub:diagnose NAME} and so on. */
@Component(
        service = RecoveryCommands.class,
        property = {
            "osgi.command.scope=labhub",
            "osgi.command.function=list",
            "osgi.command.function=diagnose",
            "osgi.command.function=recover",
            "osgi.command.function=cleanup",
            "osgi.command.function=evict",
            "osgi.command.function=validate",
            "osgi.command.function=resetslot",
            "osgi.command.function=resetall",
            "osgi.command.function=retire",
            "osgi.command.function=metrics",
            "osgi.command.function=sweep",
            "osgi.command.function=watch",
            "osgi.command.function=export"
        })
public final class RecoveryCommands {

    private static final int TIMES = 10;

    private final CommandSet commands;

    /**
     * Does nothing yet.
     *
     * @param framework knows the data folder
     * @param recovery that does it
     * @param blocks of this hub
     */
    @Activate
    public RecoveryCommands(BundleContext framework, @Reference Recovery recovery, @Reference MappedBlocks blocks) {
        Path data = Path.of(
                Optional.ofNullable(framework.getProperty("labhub.data")).orElse("data"));
        Neighbours neighbours = new Neighbours(blocks.care().folder());
        commands = new CommandSet(
                recovery, "shell", Calling.inShell(), new Zeros(data.resolve("recovery.zeros")), neighbours::list);
    }

    private String run(String verb, String... typed) {
        List<String> words = new ArrayList<>(List.of(verb));
        words.addAll(List.of(typed));
        Words understood = Words.of(words);
        Answer answer = commands.run(understood);
        return understood.has("--json") ? answer.json() : answer.text();
    }

    /** All blocks. */
    @Descriptor(
            "Shows all blocks of this hub, and of others on this machine: health, writer, consumers, rate. [--json]")
    public String list(String... typed) {
        return run("list", typed);
    }

    /** One block. */
    @Descriptor("Shows who holds what in a block, what is wrong, and what to do: BLOCK [--slot N] [--json]")
    public String diagnose(String... typed) {
        return run("diagnose", typed);
    }

    /** For the dead. */
    @Descriptor("Gives back what the dead hold: BLOCK. Shows the plan; does it with --apply.")
    public String recover(String... typed) {
        return run("recover", typed);
    }

    /** For dead consumers. */
    @Descriptor("Gives back the lines of dead consumers: BLOCK. Shows the plan; does it with --apply.")
    public String cleanup(String... typed) {
        return run("cleanup", typed);
    }

    /** For a stalled consumer. */
    @Descriptor("Takes the place of a stalled consumer away: BLOCK --consumer C --force. Does it with --apply.")
    public String evict(String... typed) {
        return run("evict", typed);
    }

    /** Everything that can be checked. */
    @Descriptor("Checks everything in a block: BLOCK. With --repair: writes bad checksums anew; does it with --apply.")
    public String validate(String... typed) {
        return run("validate", typed);
    }

    /** For one slot. */
    @Descriptor("Gives a corrupt slot up as a gap: BLOCK --slot N. Shows the plan; does it with --apply.")
    public String resetslot(String... typed) {
        return run("reset-slot", typed);
    }

    /** For all slots. */
    @Descriptor("Gives all corrupt slots up as gaps: BLOCK. Shows the plan; does it with --apply.")
    public String resetall(String... typed) {
        return run("reset-all", typed);
    }

    /** For good. */
    @Descriptor("Ends a block and frees its name: BLOCK [--force]. Shows the plan; does it with --apply.")
    public String retire(String... typed) {
        return run("retire", typed);
    }

    /** Counters. */
    @Descriptor("Shows the counters of a block: BLOCK [--reset] [--json]. With --reset: and counts anew from here.")
    public String metrics(String... typed) {
        return run("metrics", typed);
    }

    /** What was never finished. */
    @Descriptor("Removes the files of blocks that were never finished. Shows the plan; does it with --apply.")
    public String sweep(String... typed) {
        return run("sweep", typed);
    }

    /** One screen, again and again. */
    @Descriptor("Shows what a block does each second, ten times or as often as told: BLOCK [--times N]")
    public void watch(CommandSession session, String... typed) throws InterruptedException {
        List<String> words = new ArrayList<>(List.of("watch"));
        words.addAll(List.of(typed));
        Words understood = Words.of(words);
        Screen screen = new Screen();
        int times = understood.number("--times", TIMES);
        for (int time = 0; time < times; time++) {
            if (time > 0) {
                TimeUnit.SECONDS.sleep(1);
            }
            session.getConsole().println(commands.screen(understood, screen).text() + "\n");
        }
    }

    /** Everything for programs. */
    @Descriptor("Shows everything in a block as JSON: BLOCK")
    public String export(String... typed) {
        return run("export", typed);
    }
}

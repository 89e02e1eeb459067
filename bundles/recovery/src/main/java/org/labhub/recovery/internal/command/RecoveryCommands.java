package org.labhub.recovery.internal.command;

import java.util.ArrayList;
import java.util.List;
import org.apache.felix.service.command.Descriptor;
import org.labhub.api.recovery.Recovery;
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
            "osgi.command.function=export"
        })
public final class RecoveryCommands {

    private final CommandSet commands;

    /**
     * Does nothing yet.
     *
     * @param recovery that does it
     */
    @Activate
    public RecoveryCommands(@Reference Recovery recovery) {
        commands = new CommandSet(recovery, "shell");
    }

    private String run(String verb, String... typed) {
        List<String> words = new ArrayList<>(List.of(verb));
        words.addAll(List.of(typed));
        Words understood = Words.of(words);
        Answer answer = commands.run(understood);
        return understood.has("--json") ? answer.json() : answer.text();
    }

    /** All blocks. */
    @Descriptor("Shows all blocks of this hub: health, writer, consumers, rate. [--json]")
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
    @Descriptor("Shows the counters of a block: BLOCK [--json]")
    public String metrics(String... typed) {
        return run("metrics", typed);
    }

    /** Everything for programs. */
    @Descriptor("Shows everything in a block as JSON: BLOCK")
    public String export(String... typed) {
        return run("export", typed);
    }
}

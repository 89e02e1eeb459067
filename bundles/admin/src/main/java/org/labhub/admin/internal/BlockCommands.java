package org.labhub.admin.internal;

import java.util.stream.Collectors;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.Parameter;
import org.labhub.api.block.BlockName;
import org.labhub.api.block.BlockObserver;
import org.labhub.api.block.BlockRefused;
import org.labhub.api.block.Blocks;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code labhub:blocks} and {@code labhub:tap}: what lies in shared memory, looked at from outside. */
@Component(
        service = BlockCommands.class,
        property = {"osgi.command.scope=labhub", "osgi.command.function=blocks", "osgi.command.function=tap"})
public final class BlockCommands {

    private final Blocks blocks;

    /**
     * Looks at nothing yet.
     *
     * @param blocks that are shown
     */
    @Activate
    public BlockCommands(@Reference Blocks blocks) {
        this.blocks = blocks;
    }

    /**
     * Looks at all blocks now.
     *
     * @return a line a block, and one for each consumer
     */
    @Descriptor("Shows the blocks of this hub: schema, frames, who writes, who reads.")
    public String blocks() {
        return blocks.names().isEmpty()
                ? "There are no blocks."
                : blocks.names().stream().map(this::describe).collect(Collectors.joining("\n"));
    }

    private String describe(BlockName name) {
        try (BlockObserver block = blocks.observe(name)) {
            String head = "%s  %s %s  %d frames  written by %s"
                    .formatted(
                            name,
                            block.info().schemaId(),
                            block.info().schemaVersion(),
                            block.committed(),
                            block.writer().map(Object::toString).orElse("nobody"));
            return head
                    + block.consumers().stream()
                            .map(reader -> "%n    %s  %s  read %d  lost %d  skipped %d"
                                    .formatted(
                                            reader.holder(),
                                            reader.policy(),
                                            reader.read(),
                                            reader.lost(),
                                            reader.skipped()))
                            .collect(Collectors.joining());
        } catch (BlockRefused refused) {
            return refused.getMessage() + "; labhub:diagnose " + name + " says more";
        }
    }

    /**
     * Prints frames as they come, leaving out those that come faster than they can be read.
     *
     * @param session whose console is printed to
     * @param csv as a table
     * @param json as objects
     * @param rate at most so many a second
     * @param frames how many
     * @param channel which
     * @throws InterruptedException if the shell is closed
     */
    @Descriptor("Prints the frames of a channel as they come. It observes, so it can hold up nobody.")
    public void tap(
            CommandSession session,
            @Descriptor("a line a frame, values with commas")
                    @Parameter(
                            names = {"--csv"},
                            presentValue = "true",
                            absentValue = "false")
                    boolean csv,
            @Descriptor("a JSON object a frame")
                    @Parameter(
                            names = {"--json"},
                            presentValue = "true",
                            absentValue = "false")
                    boolean json,
            @Descriptor("at most so many frames a second; 0 for all that can be read")
                    @Parameter(
                            names = {"-r", "--rate"},
                            absentValue = "0")
                    String rate,
            @Descriptor("how many frames")
                    @Parameter(
                            names = {"-n", "--frames"},
                            absentValue = "10")
                    String frames,
            @Descriptor("the channel") String... channel)
            throws InterruptedException {
        int most = whole("--rate", rate);
        int count = whole("--frames", frames);
        if (channel.length != 1) {
            throw new IllegalArgumentException(
                    "which channel? One, as in labhub:tap demo.sine: labhub:blocks shows what there is");
        }
        if (csv && json) {
            throw new IllegalArgumentException("--csv or --json, not both");
        }
        TapFormat format = csv ? TapFormat.CSV : json ? TapFormat.JSON : TapFormat.WORDS;
        try (BlockObserver block = blocks.observe(new BlockName(channel[0]))) {
            new Tap(block, session.getConsole(), format, most).print(count);
        }
    }

    private static int whole(String option, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    option + " must be followed by a whole number, as in " + option + " 5, not by " + value, e);
        }
    }
}

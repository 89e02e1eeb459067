package org.labhub.shm;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.labhub.api.block.BlockObserver;
import org.labhub.api.channel.Holder;
import org.labhub.api.recovery.RecoveryStep;
import org.labhub.api.recovery.RecoveryStep.Action;
import org.labhub.api.recovery.StepResult;
import org.labhub.schema.Schemas;

/** Tries all that one can do with somebody else's blocks, and says what became of each. */
final class LookingProgram {

    private interface Deed {
        Object tried() throws IOException;
    }

    private LookingProgram() {}

    /** With the blocks' folder. */
    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        say("names", () -> look(folder).names());
        say("newest", () -> newest(look(folder).observe(Bench.NAME)));
        say(
                "writer",
                () -> look(folder)
                        .observe(Bench.NAME)
                        .writer()
                        .map(Holder::verdict)
                        .orElseThrow());
        say("diagnose", () -> diagnosed(folder));
        say("recover", () -> recovered(folder));
        say("attach", () -> MappedBlocks.in(folder, "hub", "stranger", Schemas.parser()));
        say("change", () -> FileChannel.open(folder.resolve(Bench.NAME + ".block"), StandardOpenOption.WRITE));
        say("lock", () -> FileChannel.open(folder.resolve(".lock"), StandardOpenOption.READ));
        say("add", () -> Files.createFile(folder.resolve("mine")));
        say("remove", () -> {
            Files.delete(folder.resolve(Bench.NAME + ".block"));
            return "done";
        });
    }

    private static Object diagnosed(Path folder) {
        try (BlockCare care = BlockCare.in(folder, "stranger")) {
            return care.look(Bench.NAME).writer().holder().orElseThrow().verdict();
        }
    }

    /** What becomes of the smallest change that there is. */
    private static Object recovered(Path folder) {
        try (BlockCare care = BlockCare.in(folder, "stranger")) {
            RecoveryStep step = new RecoveryStep(Action.RELEASE_LOCK, 0, 0, "", "", "");
            long instance = care.look(Bench.NAME).info().orElseThrow().instance();
            StepResult result =
                    care.carryOut(Bench.NAME, instance, List.of(step)).get(0);
            boolean told = result.detail().contains("may look at what is in it, and change nothing");
            return result.outcome() + (told ? ", and told why" : result.detail());
        }
    }

    private static ObservedBlocks look(Path folder) {
        return ObservedBlocks.in(folder, Schemas.parser());
    }

    private static long newest(BlockObserver block) {
        long[] newest = {-1};
        block.latest(slot -> newest[0] = slot.get(block.layout().int64("value")));
        return newest[0];
    }

    private static void say(String what, Deed deed) {
        try {
            System.out.println(what + ": " + deed.tried());
        } catch (IOException | RuntimeException e) {
            System.out.println(what + ": refused");
        }
    }
}

package org.labhub.itests.watching;

import java.io.IOException;
import java.nio.file.Path;
import org.labhub.api.block.BlockSpec;
import org.labhub.api.channel.ChannelSpec;
import org.labhub.api.frame.FrameType;
import org.labhub.api.frame.WriteSlot;
import org.labhub.api.schema.Schema;
import org.labhub.schema.Schemas;
import org.labhub.shm.MappedBlocks;

/** Makes a block, claims a slot of it, and never comes to an end: somebody has to kill it. */
final class ClaimingProgram {

    private ClaimingProgram() {}

    /** One number. */
    @Schema(id = "test.claimed", version = "1.0.0")
    record Claimed(double value) {}

    /** In this folder, a block of this name. */
    public static void main(String[] words) throws IOException, InterruptedException {
        FrameType<Claimed> type = Schemas.frameTypes().of(Claimed.class);
        MappedBlocks blocks = MappedBlocks.in(Path.of(words[0]), "hub", "claimer", Schemas.parser());
        BlockSpec spec = BlockSpec.of(words[1], ChannelSpec.DEFAULT, type.schema(), "claimer");
        WriteSlot held = blocks.create(spec).tryClaim().orElseThrow();
        System.out.println("claimed " + held.sequence());
        System.in.read();
    }
}

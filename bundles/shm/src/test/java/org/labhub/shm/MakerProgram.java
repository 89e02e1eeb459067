package org.labhub.shm;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.labhub.api.block.BlockRefused;
import org.labhub.api.block.BlockSpec;
import org.labhub.api.channel.SlotProducer;
import org.labhub.schema.Schemas;

/** Tries to make each block whose name it is told, and says whether it was the one. Its blocks stay its own. */
final class MakerProgram {

    private MakerProgram() {}

    /** With the blocks' folder. */
    public static void main(String[] arguments) throws IOException {
        BufferedReader hears = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        List<SlotProducer> mine = new ArrayList<>();
        try (MappedBlocks blocks =
                MappedBlocks.in(Path.of(arguments[0]).resolve("blocks"), "hub", "maker", Schemas.parser())) {
            System.out.println("ready");
            for (String name = hears.readLine(); name != null; name = hears.readLine()) {
                try {
                    mine.add(blocks.create(BlockSpec.of(name, Bench.FOUR, Bench.NUMBERS.schema(), "maker")));
                    System.out.println("WON");
                } catch (BlockRefused refused) {
                    System.out.println(refused.reason());
                }
            }
        }
    }
}

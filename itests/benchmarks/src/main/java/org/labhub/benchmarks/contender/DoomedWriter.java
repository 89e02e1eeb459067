package org.labhub.benchmarks.contender;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.labhub.api.block.BlockName;
import org.labhub.api.block.BlockSpec;
import org.labhub.api.channel.ChannelSpec;
import org.labhub.api.channel.SlotProducer;
import org.labhub.api.schema.SchemaInfo;
import org.labhub.api.schema.SchemaParser;
import org.labhub.shm.MappedBlocks;

/** Writes as fast as it can until it is killed. */
public final class DoomedWriter {

    /** What it writes to. */
    public static final String BLOCK = "doomed";

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private DoomedWriter() {}

    /** Starts one. */
    public static List<String> command(Path folder) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                DoomedWriter.class.getName(),
                folder.toString());
    }

    /** Who reads its schema. */
    public static SchemaParser parser() {
        return Frames.PARSER;
    }

    /** What it writes. */
    public static SchemaInfo schema() {
        return Frames.SCHEMA;
    }

    /** Takes the folder of the blocks. */
    public static void main(String[] args) {
        MappedBlocks blocks = MappedBlocks.in(Path.of(args[0]), "bench", "doomed", Frames.PARSER);
        BlockName name = new BlockName(BLOCK);
        SlotProducer producer = blocks.names().contains(name)
                ? blocks.takeOver(name, Frames.SCHEMA, "doomed", PATIENCE)
                : blocks.create(BlockSpec.of(BLOCK, ChannelSpec.DEFAULT, Frames.SCHEMA, "doomed"));
        System.out.println("writing");
        for (long value = 0; ; value++) {
            Sending.send(producer, value);
        }
    }
}

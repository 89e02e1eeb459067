package org.labhub.shm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.labhub.api.block.BlockName;
import org.labhub.api.block.BlockRefused;
import org.labhub.api.block.BlockSpec;
import org.labhub.api.block.ConsumerSpec;
import org.labhub.api.channel.ChannelSpec;
import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.frame.FrameType;
import org.labhub.api.schema.Schema;
import org.labhub.api.schema.Unit;
import org.labhub.schema.Schemas;

/** A process that knows one version of a schema: it writes a channel in it, or reads every channel that there is. */
final class VersionPeer {

    /** The first one, with room for more. */
    @Schema(id = "lab.level", version = "1.0.0", reserve = 8)
    record Level10(long number, @Unit("V") double volts) {}

    /** A field in the reserve. */
    @Schema(id = "lab.level", version = "1.1.0")
    record Level11(
            long number, @Unit("V") double volts, @Unit("K") double kelvin) {}

    /** Another unit, and so another major version. */
    @Schema(id = "lab.level", version = "2.0.0")
    record Level20(long number, @Unit("mV") double volts) {}

    static final List<String> VERSIONS = List.of("1.0.0", "1.1.0", "2.0.0");

    private VersionPeer() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[1]);
        try (MappedBlocks blocks = MappedBlocks.in(folder, "hub", "peer", Schemas.parser())) {
            if (arguments[0].equals("write")) {
                write(blocks, arguments[2]);
            } else {
                VERSIONS.forEach(channel -> System.out.println(read(blocks, channel, arguments[2])));
            }
        }
    }

    private static void write(MappedBlocks blocks, String version) throws IOException {
        switch (version) {
            case "1.0.0" -> write(blocks, version, new Level10(7, 0.5));
            case "1.1.0" -> write(blocks, version, new Level11(7, 0.5, 293));
            default -> write(blocks, version, new Level20(7, 500));
        }
    }

    @SuppressWarnings("unchecked")
    private static <F extends Record> void write(MappedBlocks blocks, String channel, F frame) throws IOException {
        FrameType<F> type = (FrameType<F>) Schemas.frameTypes().of(frame.getClass());
        BlockSpec spec = BlockSpec.of(channel, ChannelSpec.DEFAULT.withCapacity(4), type.schema(), "writer");
        try (Producer<F> producer = blocks.create(spec).as(type)) {
            producer.offer(frame);
            System.out.println("written");
            while (System.in.read() >= 0) {} // until nobody needs the frame any more
        }
    }

    private static String read(MappedBlocks blocks, String channel, String version) {
        return switch (version) {
            case "1.0.0" -> read(blocks, channel, Level10.class);
            case "1.1.0" -> read(blocks, channel, Level11.class);
            default -> read(blocks, channel, Level20.class);
        };
    }

    private static <F extends Record> String read(MappedBlocks blocks, String channel, Class<F> frame) {
        ConsumerSpec spec = new ConsumerSpec("reader", ReadPolicy.LATEST_ONLY, event -> {});
        try (Consumer<F> consumer = blocks.attach(new BlockName(channel), spec)
                .as(Schemas.frameTypes().of(frame))) {
            consumer.seekLatest();
            return consumer.tryNextFrame().map(Record::toString).orElse("nothing");
        } catch (BlockRefused refused) {
            return String.valueOf(refused.getMessage());
        }
    }
}

import java.nio.file.Path;
import java.time.Duration;
import org.labhub.api.block.BlockName;
import org.labhub.api.block.ConsumerSpec;
import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.frame.FrameType;
import org.labhub.api.schema.Schema;
import org.labhub.api.schema.Unit;
import org.labhub.schema.Schemas;
import org.labhub.shm.MappedBlocks;

/** Reads the sine generator's channel from a process of its own: {@code ReadSine FOLDER CHANNEL}. */
public final class ReadSine {

    /** What a frame of that channel is; the same fields in the same order as the driver's record. */
    @Schema(id = "lab.sine", version = "1.0.0")
    record Reading(@Unit("V") double volts) {}

    private ReadSine() {}

    public static void main(String[] args) {
        Path folder = Path.of(args[0]);
        FrameType<Reading> readings = Schemas.frameTypes().of(Reading.class);
        try (MappedBlocks blocks = MappedBlocks.in(folder, "hub", "my program", Schemas.parser())) {
            Consumer<Reading> consumer = blocks
                    .attach(new BlockName(args[1]), new ConsumerSpec("my program", ReadPolicy.BEST_EFFORT, event -> {}))
                    .as(readings);
            while (consumer.await(Duration.ofSeconds(1))) {
                consumer.poll((reading, info) -> System.out.println(info.sequence() + " " + reading.volts()), 64);
            }
        }
    }
}

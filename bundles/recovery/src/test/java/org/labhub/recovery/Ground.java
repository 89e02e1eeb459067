package org.labhub.recovery;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.labhub.api.block.BlockName;
import org.labhub.api.block.BlockSpec;
import org.labhub.api.block.ConsumerSpec;
import org.labhub.api.channel.ChannelEvent;
import org.labhub.api.channel.ChannelSpec;
import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.frame.FrameType;
import org.labhub.api.recovery.Diagnosis;
import org.labhub.api.recovery.Finding;
import org.labhub.api.recovery.RecoveryPlan;
import org.labhub.api.recovery.RecoveryReport;
import org.labhub.api.recovery.Remedy;
import org.labhub.api.schema.Schema;
import org.labhub.recovery.internal.care.CaringRecovery;
import org.labhub.schema.Schemas;
import org.labhub.shm.BlockCare;
import org.labhub.shm.MappedBlocks;

/** A folder of blocks with one channel of numbers, and a tool that looks at it from outside. */
public final class Ground implements AutoCloseable {

    @Schema(id = "test.number", version = "1.0.0")
    public record Number(long value) {}

    static final FrameType<Number> NUMBERS = Schemas.frameTypes().of(Number.class);
    public static final BlockName NAME = new BlockName("numbers");
    static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration SOON = Duration.ofSeconds(50);

    final MappedBlocks blocks;
    public final CaringRecovery recovery;
    final List<String> audited = new ArrayList<>();
    final List<ChannelEvent> events = new ArrayList<>();
    public final Path folder;
    private final BlockCare care;

    public Ground(Path place) {
        folder = place.resolve("blocks");
        blocks = MappedBlocks.in(folder, "hub", "test", Schemas.parser());
        care = BlockCare.in(folder, "tool");
        recovery = new CaringRecovery(
                care, place.resolve("recovery.jsonl"), (actor, event, detail) -> audited.add(detail), PATIENCE);
    }

    static ChannelSpec four(ReadPolicy grants) {
        return ChannelSpec.DEFAULT.withCapacity(4).granting(grants);
    }

    public Producer<Number> producer(ReadPolicy grants) {
        return blocks.create(BlockSpec.of(NAME.text(), four(grants), NUMBERS.schema(), "writer"))
                .as(NUMBERS);
    }

    public Producer<Number> next() {
        return blocks.takeOver(NAME, NUMBERS.schema(), "next", PATIENCE).as(NUMBERS);
    }

    public Consumer<Number> consumer(ReadPolicy policy) {
        return blocks.attach(NAME, new ConsumerSpec("reader", policy, events::add))
                .as(NUMBERS);
    }

    static void write(Producer<Number> producer, int from, int to) {
        for (int value = from; value < to; value++) {
            if (!producer.offer(new Number(value))) {
                throw new AssertionError("no slot for " + value + ": " + producer.obstacle());
            }
        }
    }

    static List<Long> read(Consumer<Number> consumer) {
        List<Long> values = new ArrayList<>();
        consumer.poll((frame, info) -> values.add(frame.value()), 100);
        return values;
    }

    public Diagnosis diagnose() {
        return recovery.diagnose(NAME);
    }

    /** Looks until something is found: who was itself kept from running a moment ago judges nobody. */
    Diagnosis troubled() {
        Diagnosis seen = diagnose();
        for (int again = 0; again < 5 && seen.findings().isEmpty(); again++) {
            seen = diagnose();
        }
        return seen;
    }

    List<Finding.Kind> kinds() {
        return diagnose().findings().stream().map(Finding::kind).toList();
    }

    RecoveryPlan plan(Remedy.Kind kind, String target, boolean force) {
        return recovery.plan(diagnose(), new Remedy(kind, target, force));
    }

    RecoveryReport apply(Remedy.Kind kind, String target, boolean force) {
        return recovery.carryOut(plan(kind, target, force), "test");
    }

    public Path file() {
        return folder.resolve(NAME + ".block");
    }

    /** Stores into the block's file behind everybody's back. */
    public void poke(long at, byte... bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file(), StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(bytes), at);
        }
    }

    public static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + SOON.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + SOON);
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Override
    public void close() {
        care.close();
        blocks.close();
    }
}

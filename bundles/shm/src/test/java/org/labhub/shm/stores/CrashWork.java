package org.labhub.shm.stores;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.labhub.api.block.BlockName;
import org.labhub.api.block.BlockSpec;
import org.labhub.api.block.ConsumerSpec;
import org.labhub.api.block.SpinLock.Guard;
import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.channel.WriteBatch;
import org.labhub.api.schema.LongField;
import org.labhub.schema.Schemas;
import org.labhub.shm.MappedBlocks;
import org.labhub.shm.stores.RecordedWork.Pair;

/** The operations at whose stores a process may end. Loaded by {@link SpyingLoader}. */
public final class CrashWork {

    /** By their names. */
    public static final List<String> OPERATIONS = List.of(
            "create", "write", "abort", "batch", "flex", "attach", "poll", "in place", "lock", "take over", "close");

    static final BlockName NAME = new BlockName("recorded");
    static final int BEFORE = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final LongField VALUE = RecordedWork.PAIRS.schema().layout().int64("value");
    private static final LongField CHECK = RecordedWork.PAIRS.schema().layout().int64("check");

    private final MappedBlocks blocks;
    private Producer<Pair> producer;
    private Consumer<Pair> consumer;

    private CrashWork(Path folder) {
        blocks = MappedBlocks.in(folder.resolve("blocks"), "hub", "crashing", Schemas.parser());
    }

    /** Called by name, since only names go from one loader to the other. */
    public static void run(Path folder, String operation, long point, Runnable end) {
        CrashWork work = new CrashWork(folder);
        if (operation.equals("create")) {
            System.out.println("ready");
            StoreSpy.endAfter(point, end);
            work.create();
        } else {
            work.prepare();
            System.out.println("ready");
            StoreSpy.endAfter(point, end);
            work.doIt(operation);
        }
        StoreSpy.endAfter(Long.MAX_VALUE, () -> {});
        System.out.println("over");
        System.exit(0);
    }

    private void create() {
        producer = blocks.create(spec()).as(RecordedWork.PAIRS);
    }

    static BlockSpec spec() {
        return RecordedWork.spec(ReadPolicy.SYNC_READER);
    }

    private void prepare() {
        create();
        attach();
        for (long value = 0; value < BEFORE; value++) {
            producer.send(new Pair(value, ~value), PATIENCE);
            consumer.poll((pair, info) -> {}, 9);
        }
    }

    private void attach() {
        ConsumerSpec spec = new ConsumerSpec("crashing", ReadPolicy.SYNC_READER, event -> {});
        consumer = blocks.attach(NAME, spec).as(RecordedWork.PAIRS);
    }

    private void doIt(String operation) {
        switch (operation) {
            case "write" -> producer.send(new Pair(BEFORE, ~BEFORE), PATIENCE);
            case "abort" -> producer.claim(PATIENCE).abort();
            case "batch" -> batch();
            case "flex" ->
                producer.flex().orElseThrow().write(zone -> {
                    zone.set(VALUE, 7);
                    zone.set(CHECK, ~7L);
                });
            case "attach" -> attach();
            case "poll" -> {
                producer.send(new Pair(BEFORE, ~BEFORE), PATIENCE);
                consumer.poll((pair, info) -> {}, 9);
            }
            case "in place" -> {
                producer.send(new Pair(BEFORE, ~BEFORE), PATIENCE);
                consumer.tryNext().orElseThrow().close();
            }
            case "lock" -> lock();
            case "take over" -> {
                producer.close();
                blocks.takeOver(NAME, RecordedWork.PAIRS.schema(), "next", PATIENCE);
            }
            default -> blocks.close();
        }
    }

    private void batch() {
        try (WriteBatch batch = producer.tryClaim(3).orElseThrow()) {
            for (int frame = 0; frame < 3; frame++) {
                batch.slot(frame).set(VALUE, BEFORE + frame);
                batch.slot(frame).set(CHECK, ~((long) BEFORE + frame));
            }
            batch.commit();
        }
    }

    private void lock() {
        Guard outer = blocks.lock(NAME, 0).tryLock(PATIENCE).orElseThrow();
        outer.close();
    }
}

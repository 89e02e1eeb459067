package org.labhub.shm.stores;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
import org.labhub.api.recovery.BlockFacts;
import org.labhub.api.recovery.RecoveryStep;
import org.labhub.api.recovery.RecoveryStep.Action;
import org.labhub.api.recovery.StepResult;
import org.labhub.api.recovery.StepResult.Outcome;
import org.labhub.api.schema.LongField;
import org.labhub.schema.Schemas;
import org.labhub.shm.MappedBlocks;
import org.labhub.shm.internal.block.Block;
import org.labhub.shm.internal.layout.BlockLayout;
import org.labhub.shm.internal.layout.ControlField;
import org.labhub.shm.internal.layout.LineField;
import org.labhub.shm.internal.layout.LockField;
import org.labhub.shm.internal.layout.Participant;
import org.labhub.shm.stores.RecordedWork.Pair;

/** The operations at whose stores a process may end. Loaded by {@link SpyingLoader}. */
public final class CrashWork {

    /** By their names. */
    public static final List<String> OPERATIONS = List.of(
            "create",
            "write",
            "abort",
            "batch",
            "flex",
            "attach",
            "poll",
            "in place",
            "lock",
            "take over",
            "mend",
            "close");

    static final BlockName NAME = new BlockName("recorded");
    static final int BEFORE = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final LongField VALUE = RecordedWork.PAIRS.schema().layout().int64("value");
    private static final LongField CHECK = RecordedWork.PAIRS.schema().layout().int64("check");

    private final Path folder;
    private final MappedBlocks blocks;
    private Producer<Pair> producer;
    private Consumer<Pair> consumer;

    private CrashWork(Path folder) {
        this.folder = folder;
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
            case "mend" -> mend();
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

    /** Gives back what somebody left who never was, and gives a slot up. */
    private void mend() {
        producer.close();
        long dead = Participant.word(Participant.of(1 << 20, 0), 7);
        poke(Block.control(ControlField.LEASE), dead);
        poke(BlockLayout.LINES_AT + LineField.BYTES + LineField.OWNER.at(), dead);
        poke(BlockLayout.LINES_AT + LineField.BYTES + LineField.GATE.at(), 0);
        poke(BlockLayout.CONTROL_AT + LockField.FIRST_AT, dead);
        BlockFacts facts = blocks.care().look(NAME);
        List<StepResult> results = blocks.care()
                .carryOut(
                        NAME,
                        facts.info().orElseThrow().instance(),
                        List.of(
                                step(Action.RELEASE_LEASE, 0, dead),
                                step(Action.CLEAR_LINE, 1, dead),
                                step(Action.RELEASE_LOCK, 0, dead),
                                step(Action.MARK_GAP, 1, facts.slots().get(1).word())));
        if (results.stream().anyMatch(result -> result.outcome() != Outcome.DONE)) {
            throw new IllegalStateException(results.toString());
        }
    }

    private static RecoveryStep step(Action action, int index, long seen) {
        return new RecoveryStep(action, index, seen, "", "", "");
    }

    private void poke(long at, long word) {
        Path file = folder.resolve("blocks").resolve(NAME + ".block");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            channel.write(bytes.putLong(word).flip(), at);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void lock() {
        Guard outer = blocks.lock(NAME, 0).tryLock(PATIENCE).orElseThrow();
        outer.close();
    }
}

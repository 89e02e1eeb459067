package org.labhub.shm;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.labhub.api.block.Backoff;
import org.labhub.api.block.Backoffs;
import org.labhub.api.block.BlockName;
import org.labhub.api.block.BlockObserver;
import org.labhub.api.block.BlockRefused;
import org.labhub.api.block.BlockRefused.Reason;
import org.labhub.api.block.BlockSpec;
import org.labhub.api.block.Blocks;
import org.labhub.api.block.ConsumerSpec;
import org.labhub.api.block.SpinLock;
import org.labhub.api.channel.FlexWriter;
import org.labhub.api.channel.SlotConsumer;
import org.labhub.api.channel.SlotProducer;
import org.labhub.api.schema.SchemaInfo;
import org.labhub.api.schema.SchemaParser;
import org.labhub.shm.internal.block.Block;
import org.labhub.shm.internal.block.BlockIdentity;
import org.labhub.shm.internal.block.BlockLife;
import org.labhub.shm.internal.block.Descriptor;
import org.labhub.shm.internal.layout.Geometry;
import org.labhub.shm.internal.layout.Participant;
import org.labhub.shm.internal.liveness.Census;
import org.labhub.shm.internal.liveness.Heart;
import org.labhub.shm.internal.lock.BlockLock;
import org.labhub.shm.internal.segment.HeapSegment;
import org.labhub.shm.internal.segment.SafeFolder;
import org.labhub.shm.internal.slot.BlockConsumer;
import org.labhub.shm.internal.slot.BlockProducer;
import org.labhub.shm.internal.slot.Engine;
import org.labhub.shm.internal.slot.Lease;
import org.labhub.shm.internal.slot.LockedFlexZone;
import org.labhub.shm.internal.slot.MappedObserver;
import org.labhub.shm.internal.slot.Refusals;
import org.labhub.shm.internal.waiting.Futex;
import org.labhub.shm.internal.waiting.PollingFutex;

/** Blocks in plain memory: the same ends over {@link HeapSegment}. Only presences lie in files. */
final class HeapBlocks implements Blocks, AutoCloseable {

    private final SchemaParser parser;
    private final Engine engine;
    private final Map<BlockName, HeapSegment> segments = new ConcurrentHashMap<>();
    private final OpenEnds ends = new OpenEnds();

    HeapBlocks(Path folder, SchemaParser parser) {
        this(folder, parser, new PollingFutex(Backoffs.CONSTANT));
    }

    HeapBlocks(Path folder, SchemaParser parser, Futex futex) {
        this.parser = parser;
        Heart heart = Heart.start();
        Census census = new Census(SafeFolder.at(folder), heart);
        engine = new Engine(census.appear("test"), census, heart, futex);
    }

    private Block open(BlockName name) {
        return Optional.ofNullable(segments.get(name))
                .map(segment -> Descriptor.read(name, segment))
                .orElseThrow(() -> new BlockRefused(name.text(), Reason.MISSING, "there is no such block"));
    }

    /** The same memory, seen by somebody else. */
    Block block(BlockName name) {
        return open(name);
    }

    @Override
    public synchronized SlotProducer create(BlockSpec spec) {
        int generation = 1;
        if (segments.containsKey(spec.name())) {
            Block before = open(spec.name());
            if (before.isMadeFor(spec)) {
                return producer(before, take(before, spec.producer(), Duration.ZERO));
            }
            generation = replace(before);
        }
        HeapSegment segment = new HeapSegment(Math.toIntExact(Geometry.of(spec).totalBytes()), MappedBlocks.VIEW_LIMIT);
        long lease = Participant.word(engine.participant(), 1);
        Descriptor.write(segment, spec, new BlockIdentity(segments.size() + 1L, generation, "hub", 0), lease);
        segments.put(spec.name(), segment);
        Block block = open(spec.name());
        return producer(block, Lease.ofCreator(block, lease));
    }

    private int replace(Block before) {
        if (!BlockLife.isOver(before) && Lease.isTaken(before) && !Lease.isDead(before, engine.census())) {
            throw new BlockRefused(before.info().name().text(), Reason.TAKEN, "it is being written");
        }
        int generation = before.info().generation() + 1;
        BlockLife.move(before, generation);
        return generation;
    }

    private Lease take(Block block, String producer, Duration timeout) {
        return Lease.take(block, engine.participant(), producer, engine.census(), timeout);
    }

    private SlotProducer producer(Block block, Lease lease) {
        Runnable abandon = () -> BlockLife.move(block, block.info().generation() + 1);
        return ends.open(onClose -> new BlockProducer(block, parser, lease, engine, abandon, onClose));
    }

    @Override
    public SlotProducer takeOver(BlockName name, SchemaInfo schema, String producer, Duration timeout) {
        Block block = open(name);
        Refusals.checkWriter(block, parser, schema);
        return producer(block, take(block, producer, timeout));
    }

    @Override
    public SlotConsumer attach(BlockName name, ConsumerSpec spec) {
        Block block = open(name);
        if (BlockLife.isOver(block)) {
            throw new BlockRefused(name.text(), Reason.RETIRED, "it has been retired");
        }
        return ends.open(onClose -> BlockConsumer.attach(block, parser, spec, engine, onClose));
    }

    @Override
    public BlockObserver observe(BlockName name) {
        Block block = open(name);
        return new MappedObserver(block, parser.layout(block.info().schemaText()), engine.census());
    }

    @Override
    public SpinLock lock(BlockName name, int index) {
        return lock(name, index, Backoffs.CONSTANT);
    }

    @Override
    public SpinLock lock(BlockName name, int index, Backoff backoff) {
        return new BlockLock(
                open(name), Objects.checkIndex(index, LOCKS), engine.census(), engine.participant(), backoff);
    }

    @Override
    public Optional<FlexWriter> flex(BlockName name, Duration patience) {
        return LockedFlexZone.beside(open(name), parser, engine, patience);
    }

    @Override
    public List<BlockName> names() {
        return segments.keySet().stream().sorted().toList();
    }

    @Override
    public void retire(BlockName name) {
        BlockLife.withdraw(open(name));
        segments.remove(name);
    }

    @Override
    public void close() {
        ends.close();
        engine.heart().close();
    }
}

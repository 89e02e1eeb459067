package org.labhub.shm;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
import org.labhub.api.security.Identities;
import org.labhub.shm.internal.block.Block;
import org.labhub.shm.internal.block.BlockLife;
import org.labhub.shm.internal.block.Descriptor;
import org.labhub.shm.internal.liveness.Census;
import org.labhub.shm.internal.liveness.Heart;
import org.labhub.shm.internal.liveness.Presence;
import org.labhub.shm.internal.lock.BlockLock;
import org.labhub.shm.internal.segment.Audience;
import org.labhub.shm.internal.segment.FolderLock;
import org.labhub.shm.internal.segment.MappedSegment;
import org.labhub.shm.internal.segment.SafeFolder;
import org.labhub.shm.internal.segment.SegmentFiles;
import org.labhub.shm.internal.slot.BlockConsumer;
import org.labhub.shm.internal.slot.BlockProducer;
import org.labhub.shm.internal.slot.Engine;
import org.labhub.shm.internal.slot.Lease;
import org.labhub.shm.internal.slot.LockedFlexZone;
import org.labhub.shm.internal.slot.MappedObserver;
import org.labhub.shm.internal.slot.Refusals;
import org.labhub.shm.internal.waiting.Futexes;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/**
 * The blocks in one folder, as one process sees them: one presence, one heart, and all the ends it has given out. In a hub
 * it is a service; elsewhere it is opened with {@link #in}.
 */
@Component(
        service = {Blocks.class, MappedBlocks.class},
        configurationPid = "org.labhub.shm")
@Designate(ocd = BlockSettings.class)
public final class MappedBlocks implements Blocks, AutoCloseable {

    /** The most that one mapping spans. */
    public static final int VIEW_LIMIT = 1 << 30;

    private static final long MEBI = 1 << 20;

    private final SchemaParser parser;
    private final SegmentFiles files;
    private final FolderLock lock;
    private final Heart heart;
    private final Engine engine;
    private final BlockMaker maker;
    private final BlockCare care;
    private final Backoff backoff;
    private final OpenEnds ends = new OpenEnds();

    /**
     * Made by Declarative Services.
     *
     * @param framework knows the hub's base folder
     * @param config where blocks lie
     * @param parser reads the schemas in the blocks
     * @param identities knows the hub's uid, which stands in its blocks
     */
    @Activate
    public MappedBlocks(
            BundleContext framework,
            BlockSettings config,
            @Reference SchemaParser parser,
            @Reference Identities identities) {
        this(
                BlockFolders.hubOf(framework, config),
                config,
                parser,
                identities.hub().uid().text());
    }

    private MappedBlocks(String name, BlockSettings config, SchemaParser parser, String uid) {
        this(
                SafeFolder.at(BlockFolders.of(name, config), Audience.group(config.observers())),
                uid,
                "hub " + name,
                parser,
                VIEW_LIMIT,
                config.limit_mib() * MEBI,
                config.backoff());
    }

    private MappedBlocks(
            SafeFolder folder,
            String hub,
            String process,
            SchemaParser parser,
            int viewLimit,
            long limit,
            Backoff backoff) {
        this.parser = parser;
        this.backoff = backoff;
        files = new SegmentFiles(folder, viewLimit);
        lock = new FolderLock(folder);
        heart = Heart.start();
        Census census = new Census(folder, heart);
        Presence presence = census.appear(process);
        engine = new Engine(presence, census, heart, Futexes.best(backoff));
        care = new BlockCare(folder, files, census, () -> engine, () -> {});
        maker = new BlockMaker(files, engine, hub, limit);
    }

    /**
     * Opens a folder of blocks, which is made with mode 0700 if it is not there.
     *
     * @param folder for example {@code /dev/shm/labhub-1000/main}
     * @param hub whose blocks they are
     * @param process what this process calls itself
     * @param parser reads the schemas in the blocks
     * @return to be closed, which closes all ends
     */
    public static MappedBlocks in(Path folder, String hub, String process, SchemaParser parser) {
        return in(folder, hub, process, parser, VIEW_LIMIT);
    }

    /**
     * Opens a folder of blocks with smaller mappings, which is for tests.
     *
     * @param folder of the blocks
     * @param hub whose blocks they are
     * @param process what this process calls itself
     * @param parser reads the schemas in the blocks
     * @param viewLimit the most that one mapping spans, in bytes
     * @return to be closed
     */
    public static MappedBlocks in(Path folder, String hub, String process, SchemaParser parser, int viewLimit) {
        return new MappedBlocks(
                SafeFolder.at(folder), hub, process, parser, viewLimit, Long.MAX_VALUE, Backoffs.THREE_PHASE);
    }

    /** The same, into which the members of a group may look. */
    static MappedBlocks observed(Path folder, SchemaParser parser, String group) {
        SafeFolder safe = SafeFolder.at(folder, Audience.group(group));
        return new MappedBlocks(safe, "hub", "observed", parser, VIEW_LIMIT, Long.MAX_VALUE, Backoffs.THREE_PHASE);
    }

    /** The same, with a limit for all blocks together, in bytes. */
    static MappedBlocks limited(Path folder, SchemaParser parser, long limit) {
        return new MappedBlocks(
                SafeFolder.at(folder), "hub", "limited", parser, VIEW_LIMIT, limit, Backoffs.THREE_PHASE);
    }

    /**
     * Where the blocks of a hub lie that has no name of its own.
     *
     * @param base its folder
     * @return a folder of this user's own, which may be absent
     */
    public static Path defaultFolder(Path base) {
        return BlockFolders.inMemory(new BlockName(BlockFolders.nameOf(base)));
    }

    /**
     * Where a hub's blocks lie unless it is told otherwise: in memory, where there is {@code /dev/shm}.
     *
     * @param hub its name
     * @return a folder of this user's own
     */
    public static Path defaultFolder(String hub) {
        return BlockFolders.inMemory(new BlockName(hub));
    }

    /**
     * For recovery, with the eyes and under the presence of this process.
     *
     * @return the care of these blocks, which ends with this
     */
    public BlockCare care() {
        return care;
    }

    @Override
    public SlotProducer create(BlockSpec spec) {
        return lock.holding(() -> publish(spec));
    }

    private SlotProducer publish(BlockSpec spec) {
        if (files.has(spec.name())) {
            Block before = open(spec.name());
            if (before.isMadeFor(spec)) {
                return producer(
                        before,
                        Lease.take(before, engine.participant(), spec.producer(), engine.census(), Duration.ZERO));
            }
        }
        long lease = maker.make(spec);
        Block block = open(spec.name());
        return producer(block, Lease.ofCreator(block, lease));
    }

    @Override
    public SlotProducer takeOver(BlockName name, SchemaInfo schema, String producer, Duration timeout) {
        Block block = open(name);
        Refusals.checkWriter(block, parser, schema);
        return producer(block, Lease.take(block, engine.participant(), producer, engine.census(), timeout));
    }

    private SlotProducer producer(Block block, Lease lease) {
        return ends.open(onClose -> new BlockProducer(block, parser, lease, engine, () -> abandon(block), onClose));
    }

    /** Leaves a block to a writer that does not let go of it; the next one makes a new one of its name. */
    private void abandon(Block block) {
        lock.holding(() -> {
            BlockLife.move(block, block.info().generation() + 1);
            engine.ringFor(block);
            return block;
        });
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
        try (MappedSegment segment = files.openReadOnly(name)) {
            Block block = Descriptor.read(name, segment);
            return new MappedObserver(block, parser.layout(block.info().schemaText()), engine.census());
        }
    }

    private Block open(BlockName name) {
        try (MappedSegment segment = files.open(name)) {
            return Descriptor.read(name, segment);
        }
    }

    @Override
    public SpinLock lock(BlockName name, int index) {
        return lock(name, index, backoff);
    }

    @Override
    public SpinLock lock(BlockName name, int index, Backoff own) {
        return new BlockLock(open(name), Objects.checkIndex(index, LOCKS), engine.census(), engine.participant(), own);
    }

    @Override
    public Optional<FlexWriter> flex(BlockName name, Duration patience) {
        return LockedFlexZone.beside(open(name), parser, engine, patience);
    }

    @Override
    public List<BlockName> names() {
        return files.names();
    }

    @Override
    public void retire(BlockName name) {
        lock.holding(() -> {
            Block block = open(name);
            BlockLife.withdraw(block);
            engine.ringFor(block);
            files.unlink(name);
            return name;
        });
    }

    /** Closes all ends that were given out, and leaves. */
    @Deactivate
    @Override
    public void close() {
        ends.close();
        heart.close();
    }
}

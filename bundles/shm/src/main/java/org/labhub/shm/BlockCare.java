package org.labhub.shm;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.labhub.api.block.Backoffs;
import org.labhub.api.block.BlockName;
import org.labhub.api.block.BlockRefused;
import org.labhub.api.channel.ChannelException;
import org.labhub.api.channel.Verdict;
import org.labhub.api.recovery.BlockFacts;
import org.labhub.api.recovery.ConsumerFacts;
import org.labhub.api.recovery.Occupant;
import org.labhub.api.recovery.RecoveryStep;
import org.labhub.api.recovery.RecoveryStep.Action;
import org.labhub.api.recovery.StepResult;
import org.labhub.shm.internal.block.Block;
import org.labhub.shm.internal.block.BlockLife;
import org.labhub.shm.internal.block.Descriptor;
import org.labhub.shm.internal.diagnosis.BlockLook;
import org.labhub.shm.internal.liveness.Census;
import org.labhub.shm.internal.liveness.Heart;
import org.labhub.shm.internal.repair.Aside;
import org.labhub.shm.internal.repair.Results;
import org.labhub.shm.internal.repair.Surgery;
import org.labhub.shm.internal.segment.FolderLock;
import org.labhub.shm.internal.segment.MappedSegment;
import org.labhub.shm.internal.segment.SafeFolder;
import org.labhub.shm.internal.segment.SegmentFiles;
import org.labhub.shm.internal.slot.Engine;
import org.labhub.shm.internal.waiting.Futexes;

/**
 * What recovery may do with the blocks in a folder: look at every word, and change single ones from exactly the value that
 * was seen. Looking leaves no trace in the folder; who only looks never appears in it.
 */
public final class BlockCare implements AutoCloseable {

    private static final long LOOK_AGAIN_NANOS = 50_000_000;

    private final SafeFolder safe;
    private final Path folder;
    private final SegmentFiles files;
    private final FolderLock lock;
    private final Census census;
    private final Supplier<Engine> engine;
    private final BlockLook look;
    private final Runnable onClose;

    BlockCare(SafeFolder folder, SegmentFiles files, Census census, Supplier<Engine> engine, Runnable onClose) {
        safe = folder;
        this.folder = folder.path();
        this.files = files;
        this.census = census;
        this.engine = engine;
        this.onClose = onClose;
        lock = new FolderLock(folder);
        look = new BlockLook(this.folder.toString(), files, census);
    }

    /**
     * Looks into a folder from outside. This process takes a presence in it with the first change, not before. Who is only
     * let look into it, as a member of the group that may, can change nothing.
     *
     * @param folder of blocks
     * @param process what this process then calls itself
     * @return to be closed
     */
    public static BlockCare in(Path folder, String process) {
        SafeFolder safe = SafeFolder.toLookAfter(folder);
        Heart heart = Heart.start();
        Census census = new Census(safe, heart);
        return new BlockCare(
                safe,
                new SegmentFiles(safe, MappedBlocks.VIEW_LIMIT),
                census,
                new Once<>(() -> new Engine(census.appear(process), census, heart, Futexes.best(Backoffs.THREE_PHASE))),
                heart::close);
    }

    /**
     * Where the blocks lie.
     *
     * @return the folder
     */
    public Path folder() {
        return folder;
    }

    /**
     * Which blocks there are.
     *
     * @return their names, sorted
     */
    public List<BlockName> names() {
        return files.names();
    }

    /**
     * Looks at a block once. Who is stalled is known only to who has looked for two seconds.
     *
     * @param block its name
     * @return everything in it
     */
    public BlockFacts look(BlockName block) {
        return look.at(block);
    }

    /**
     * Looks at a block once, without its checksums: that takes no time however large the block is.
     *
     * @param block its name
     * @return everything else in it
     */
    public BlockFacts glance(BlockName block) {
        return look.at(block, false);
    }

    /**
     * Looks at a block until every verdict is settled: at once if all hearts beat, after a little more than two seconds if
     * one does not.
     *
     * @param block its name
     * @param patience how long to look at most
     * @return everything in it
     */
    public BlockFacts look(BlockName block, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        BlockFacts facts = look.at(block);
        while (!isSettled(facts) && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
            if (isSettled(facts)) {
                return look.at(block);
            }
        }
        return facts;
    }

    private boolean isSettled(BlockFacts facts) {
        return occupants(facts).allMatch(who -> who.verdict() == Verdict.STALLED || census.isSettled(who.word()));
    }

    private static Stream<Occupant> occupants(BlockFacts facts) {
        return Stream.of(
                        facts.writer().holder().stream(),
                        facts.single().stream(),
                        facts.consumers().stream().map(ConsumerFacts::occupant),
                        facts.locks().stream().map(held -> held.owner()))
                .flatMap(each -> each);
    }

    /**
     * Carries out the steps of a plan.
     *
     * @param block its name
     * @param instance of the block for which the plan was made; 0 if it could not be read
     * @param steps in this order
     * @return what became of each
     */
    public List<StepResult> carryOut(BlockName block, long instance, List<RecoveryStep> steps) {
        return steps.stream().map(step -> carryOut(block, instance, step)).toList();
    }

    private StepResult carryOut(BlockName block, long instance, RecoveryStep step) {
        try {
            safe.checkIsMine();
            return step.action() == Action.RETIRE
                    ? lock.holding(() -> retire(block, instance, step))
                    : change(block, instance, step);
        } catch (ChannelException | IllegalStateException | InternalError e) {
            return Results.failed(step, String.valueOf(e.getMessage()));
        }
    }

    private StepResult change(BlockName name, long instance, RecoveryStep step) {
        Block block = open(name);
        return block.info().instance() == instance
                ? new Surgery(block, engine.get(), new Aside(folder)).carryOut(step)
                : Results.changed(step, "another block has taken the name");
    }

    private StepResult retire(BlockName name, long instance, RecoveryStep step) {
        BlockFacts now = look.at(name);
        if (now.info().map(info -> info.instance()).orElse(0L) != instance
                || now.writer().lease() != step.seen()) {
            return Results.changed(step, "another block has taken the name, or another writer the lease");
        }
        if (now.info().isPresent()) {
            Block block = open(name);
            BlockLife.withdraw(block);
            engine.get().ringFor(block);
        }
        files.unlink(name);
        return Results.of(step, true);
    }

    /**
     * Which files there are of blocks that have no name yet.
     *
     * @return their numbers, and how many bytes each takes
     */
    public SortedMap<Long, Long> unborn() {
        return files.unborn();
    }

    /**
     * Of whom there is nothing left but the file by which he was known: he is gone, no block names him, and others have come
     * after him. Nobody is, as long as there is a block that cannot be read, since that may name anybody.
     *
     * @return the numbers of the files
     */
    public List<Integer> forgotten() {
        Set<Integer> named = new HashSet<>();
        for (BlockName block : files.names()) {
            Optional<BlockFacts> facts = readable(block);
            if (facts.isEmpty()) {
                return List.of();
            }
            occupants(facts.get()).map(Occupant::presence).forEach(named::add);
        }
        return census.gone().stream().filter(number -> !named.contains(number)).toList();
    }

    private Optional<BlockFacts> readable(BlockName block) {
        try {
            return Optional.of(look.at(block, false))
                    .filter(facts -> facts.info().isPresent());
        } catch (BlockRefused gone) {
            return Optional.empty();
        }
    }

    /**
     * Removes such files, and those of presences that are forgotten. Whoever makes a block has the folder locked: once this has
     * the lock, their makers are dead.
     *
     * @param steps one for each
     * @return what became of each
     */
    public List<StepResult> sweep(List<RecoveryStep> steps) {
        return steps.stream().map(this::sweep).toList();
    }

    private StepResult sweep(RecoveryStep step) {
        try {
            return lock.holding(
                    () -> isRemoved(step) ? Results.of(step, true) : Results.changed(step, "it is not there any more"));
        } catch (ChannelException | IllegalStateException | UncheckedIOException e) {
            return Results.failed(step, String.valueOf(e.getMessage()));
        }
    }

    private boolean isRemoved(RecoveryStep step) {
        return step.action() == Action.REMOVE_PRESENCE
                ? census.remove(Math.toIntExact(step.seen()))
                : files.removeUnborn(step.seen());
    }

    private Block open(BlockName name) {
        try (MappedSegment segment = files.open(name)) {
            return Descriptor.read(name, segment);
        }
    }

    /** Gives back what looking and changing has taken. */
    @Override
    public void close() {
        onClose.run();
    }
}

package org.labhub.shm;

import java.security.SecureRandom;
import org.labhub.api.block.BlockName;
import org.labhub.api.block.BlockRefused;
import org.labhub.api.block.BlockRefused.Reason;
import org.labhub.api.block.BlockSpec;
import org.labhub.shm.internal.block.Block;
import org.labhub.shm.internal.block.BlockIdentity;
import org.labhub.shm.internal.block.BlockLife;
import org.labhub.shm.internal.block.Descriptor;
import org.labhub.shm.internal.layout.Geometry;
import org.labhub.shm.internal.layout.Participant;
import org.labhub.shm.internal.segment.MappedSegment;
import org.labhub.shm.internal.segment.SegmentFiles;
import org.labhub.shm.internal.slot.Engine;
import org.labhub.shm.internal.slot.Lease;

/** Makes blocks: under names behind which nobody alive writes, and within what all of them together may take. */
final class BlockMaker {

    private static final long MEBI = 1 << 20;
    private static final long NANOS_A_MILLI = 1_000_000;

    private final SegmentFiles files;
    private final Engine engine;
    private final String hub;
    private final long limit;
    private final SecureRandom random = new SecureRandom();

    BlockMaker(SegmentFiles files, Engine engine, String hub, long limit) {
        this.files = files;
        this.engine = engine;
        this.hub = hub;
        this.limit = limit;
    }

    /** Makes a block whose lease is ours, and tells the word of it; one at a time in a folder. */
    long make(BlockSpec spec) {
        long bytes = Geometry.of(spec).totalBytes();
        checkLimit(spec.name(), bytes);
        int generation = makeRoom(spec);
        long lease = Participant.word(engine.participant(), 1);
        BlockIdentity identity =
                new BlockIdentity(random.nextLong(), generation, hub, System.currentTimeMillis() * NANOS_A_MILLI);
        if (!files.publish(spec.name(), bytes, segment -> Descriptor.write(segment, spec, identity, lease))) {
            throw new BlockRefused(spec.name().text(), Reason.TAKEN, "somebody else has just made it");
        }
        return lease;
    }

    private void checkLimit(BlockName name, long bytes) {
        long others = files.bytesBeside(name);
        if (bytes > limit - others) {
            throw new BlockRefused(
                    name.text(),
                    Reason.NO_SPACE,
                    "it would take " + inMebi(bytes) + " beside " + inMebi(others)
                            + " of other blocks; all together may take " + inMebi(limit)
                            + " (limit.mib of org.labhub.shm)");
        }
    }

    private static String inMebi(long bytes) {
        return "%.1f MiB".formatted((double) bytes / MEBI);
    }

    /** Frees the name if only a dead writer stands behind it, and tells the generation of the next block. */
    private int makeRoom(BlockSpec spec) {
        if (!files.has(spec.name())) {
            return 1;
        }
        try (MappedSegment segment = files.open(spec.name())) {
            return moveOn(Descriptor.read(spec.name(), segment));
        }
    }

    private int moveOn(Block before) {
        BlockName name = before.info().name();
        if (!BlockLife.isOver(before) && Lease.isTaken(before) && !Lease.isDead(before, engine.census())) {
            throw new BlockRefused(
                    name.text(), Reason.TAKEN, "it is being written by " + Lease.holder(before, engine.census()));
        }
        int generation = before.info().generation() + 1;
        BlockLife.move(before, generation);
        engine.ringFor(before);
        files.unlink(name);
        return generation;
    }
}

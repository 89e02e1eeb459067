package org.labhub.shm.internal.diagnosis;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.labhub.api.block.BlockName;
import org.labhub.api.block.BlockRefused;
import org.labhub.api.block.BlockRefused.Reason;
import org.labhub.api.channel.Verdict;
import org.labhub.api.recovery.BlockFacts;
import org.labhub.api.recovery.BlockFacts.Life;
import org.labhub.api.recovery.ConsumerFacts;
import org.labhub.api.recovery.FlexFacts;
import org.labhub.api.recovery.LockFacts;
import org.labhub.api.recovery.Occupant;
import org.labhub.api.recovery.SlotFacts.Sum;
import org.labhub.api.recovery.WriterFacts;
import org.labhub.shm.internal.block.Block;
import org.labhub.shm.internal.block.Descriptor;
import org.labhub.shm.internal.layout.BlockLayout;
import org.labhub.shm.internal.liveness.Census;
import org.labhub.shm.internal.segment.MappedSegment;
import org.labhub.shm.internal.segment.SegmentFiles;
import org.labhub.shm.internal.slot.FlexSum;
import org.labhub.shm.internal.slot.MappedObserver;

/** One pass over a block: sees everything, changes nothing, and has a word for whatever is there. */
public final class BlockLook {

    private final String folder;
    private final SegmentFiles files;
    private final Census census;
    private final Occupants occupants;

    /** Of the blocks in a folder. */
    public BlockLook(String folder, SegmentFiles files, Census census) {
        this.folder = folder;
        this.files = files;
        this.census = census;
        occupants = new Occupants(census);
    }

    /** Looks now. */
    public BlockFacts at(BlockName name) {
        return at(name, true);
    }

    /** Looks now, if it is not wanted without computing any checksum: that takes no time however large the block is. */
    public BlockFacts at(BlockName name, boolean sums) {
        try (MappedSegment segment = files.openReadOnly(name)) {
            return at(name, segment, sums);
        } catch (BlockRefused refused) {
            if (refused.reason() == Reason.MISSING) {
                throw refused;
            }
            return unbelieved(name, 0, String.valueOf(refused.getMessage()), refused.reason(), Optional.empty());
        } catch (InternalError cut) {
            String why = name + ": its file was cut while it was looked at";
            return unbelieved(name, 0, why, Reason.CORRUPT, Optional.empty());
        }
    }

    private BlockFacts at(BlockName name, MappedSegment segment, boolean sums) {
        Block block;
        try {
            block = Descriptor.read(name, segment);
        } catch (BlockRefused refused) {
            String why = String.valueOf(refused.getMessage());
            return unbelieved(name, segment.bytes(), why, refused.reason(), head(segment));
        }
        return facts(name, block, sums);
    }

    /** Lease and locks lie at fixed places. */
    private Optional<HeadLook> head(MappedSegment segment) {
        return segment.bytes() < BlockLayout.LINES_AT
                ? Optional.empty()
                : Optional.of(new HeadLook(segment.view(0, BlockLayout.LINES_AT), occupants));
    }

    private BlockFacts unbelieved(BlockName name, long bytes, String refusal, Reason reason, Optional<HeadLook> head) {
        WriterFacts nobody = new WriterFacts(
                Optional.empty(), 0, 0, "", 0, 0, 0, Optional.empty(), Duration.ZERO, Optional.empty(), Duration.ZERO);
        return new BlockFacts(
                name.text(),
                folder,
                Instant.now(),
                bytes,
                refusal,
                reason == Reason.UNFINISHED,
                reason == Reason.VERSION,
                Optional.empty(),
                head.map(HeadLook::life).orElse(Life.UNKNOWN),
                head.map(look -> look.writer(look.writer(), Optional.empty(), look::announced))
                        .orElse(nobody),
                List.of(),
                List.of(),
                Optional.empty(),
                head.map(HeadLook::locks).orElse(List.of()),
                new FlexFacts(0, 0, Sum.NOT_JUDGED),
                Optional.empty());
    }

    private BlockFacts facts(BlockName name, Block block, boolean sums) {
        HeadLook head = new HeadLook(block.head(), occupants);
        Optional<Occupant> holder = head.writer();
        boolean still = holder.filter(who -> who.verdict() != Verdict.DEAD).isEmpty();
        RingLook ring = new RingLook(block, still, sums);
        long next = block.next();
        WriterFacts writer = head.writer(holder, ring.writing(next), block::next);
        List<ConsumerFacts> consumers = new LinesLook(block, occupants).consumers(next, writer.position());
        long zone = FlexSum.version(block);
        List<LockFacts> locks = head.locks();
        return new BlockFacts(
                name.text(),
                folder,
                Instant.now(),
                block.info().totalBytes(),
                "",
                false,
                false,
                Optional.of(block.info()),
                head.life(),
                writer,
                ring.slots(next, writer, consumers),
                consumers,
                head.single(),
                locks,
                FlexSum.between(zone, sums ? FlexSum.judge(block) : FlexSum.unjudged(block)),
                Optional.of(MappedObserver.metrics(block, census)));
    }
}

package org.labhub.shm.internal.slot;

import org.labhub.api.block.BlockRefused;
import org.labhub.api.block.BlockRefused.Reason;
import org.labhub.api.block.ConsumerSpec;
import org.labhub.shm.internal.block.Block;
import org.labhub.shm.internal.layout.ControlField;
import org.labhub.shm.internal.layout.Participant;

/** Which reader each policy has. */
final class Readers {

    private static final int LEASE = Block.control(ControlField.LEASE);

    private Readers() {}

    /** A reader at the place where its policy begins; a line that it cannot use is given back. */
    static SlotReader join(Block block, ConsumerSpec spec, Lines lines, Line line) {
        int epoch = Participant.epoch(block.head().getLongVolatile(LEASE));
        return switch (spec.policy()) {
            case LATEST_ONLY -> new LossyReader(block, line, spec.events(), epoch, true);
            case BEST_EFFORT -> new LossyReader(block, line, spec.events(), epoch, false);
            case SYNC_READER -> QueueReader.sync(block, line, spec.events(), epoch);
            case SINGLE_READER -> {
                if (!lines.takeSingle(line.owner())) {
                    line.give();
                    throw new BlockRefused(
                            block.info().name().text(), Reason.FULL, "its one reader is there: " + lines.single());
                }
                yield QueueReader.single(block, line, spec.events(), epoch, () -> lines.giveSingle(line.owner()));
            }
        };
    }
}

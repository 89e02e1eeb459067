package org.labhub.shm.internal.slot;

import org.labhub.api.block.ConsumerSpec;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.shm.internal.block.Block;
import org.labhub.shm.internal.layout.ControlField;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** The heart of {@link GateAndFloor}: a gate that is stood before the floor is read, a floor that is raised before gates are. */
@JCStressTest
@State
@Outcome(
        id = {"0, 0", "0, 1", "1, 0"},
        expect = Expect.ACCEPTABLE,
        desc = "at most one has the slot")
@Outcome(id = "1, 1", expect = Expect.FORBIDDEN, desc = "both have it")
public class Handshake extends Stage {

    private static final int FLOOR = Block.control(ControlField.FLOOR);

    private final SlotWriter writer;
    private final Line line;

    /** With one frame in the one slot. */
    public Handshake() {
        BlockProducer first = producer();
        write(first, 3);
        first.close();
        writer = new SlotWriter(block, block.geometry().slotBytes(), 2, ENGINE.heart(), ENGINE.bell(block));
        line = Line.take(
                block,
                new Lines(block, ENGINE.census()),
                ENGINE,
                new ConsumerSpec("reader", ReadPolicy.BEST_EFFORT, event -> {}));
    }

    /** Wants the slot for the next frame. */
    @Actor
    public void writer(II_Result result) {
        result.r1 = writer.isFree(1) ? 1 : 0;
    }

    /** Wants the frame that is there. */
    @Actor
    public void reader(II_Result result) {
        line.gate(0);
        result.r2 = block.head().getLongAcquire(FLOOR) <= 0 ? 1 : 0;
    }
}

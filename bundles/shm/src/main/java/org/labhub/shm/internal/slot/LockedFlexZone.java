package org.labhub.shm.internal.slot;

import java.time.Duration;
import java.util.Optional;
import org.labhub.api.block.Backoffs;
import org.labhub.api.block.Blocks;
import org.labhub.api.block.SpinLock;
import org.labhub.api.block.SpinLock.Guard;
import org.labhub.api.channel.ChannelBusy;
import org.labhub.api.channel.FlexWriter;
import org.labhub.api.channel.Obstacle;
import org.labhub.api.channel.SlotFiller;
import org.labhub.api.frame.FrameType;
import org.labhub.api.schema.Layout;
import org.labhub.api.schema.SchemaParser;
import org.labhub.shm.internal.block.Block;
import org.labhub.shm.internal.lock.BlockLock;

/**
 * The flex zone as it is written: under its lock, by which its writers take turns, in whichever process they are. A
 * producer that writes it is inside meanwhile, as with a slot.
 */
public final class LockedFlexZone implements FlexWriter {

    /** How long a producer waits for others. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final String channel;
    private final FlexZone zone;
    private final SpinLock lock;
    private final Duration patience;
    private final Runnable enter;
    private final Runnable leave;

    private LockedFlexZone(
            Block block, SchemaParser parser, Engine engine, Duration patience, Runnable enter, Runnable leave) {
        channel = block.info().name().text();
        zone = new FlexZone(block, parser);
        lock = lock(block, engine);
        this.patience = patience;
        this.enter = enter;
        this.leave = leave;
    }

    /** The lock under which the zone of a block is written. */
    public static SpinLock lock(Block block, Engine engine) {
        return new BlockLock(block, Blocks.FLEX_LOCK, engine.census(), engine.participant(), Backoffs.THREE_PHASE);
    }

    /** Of the producer. */
    static Optional<FlexWriter> of(Block block, SchemaParser parser, Engine engine, Runnable enter, Runnable leave) {
        return has(block)
                ? Optional.of(new LockedFlexZone(block, parser, engine, PATIENCE, enter, leave))
                : Optional.empty();
    }

    /** Of somebody beside the producer. */
    public static Optional<FlexWriter> beside(Block block, SchemaParser parser, Engine engine, Duration patience) {
        return has(block)
                ? Optional.of(new LockedFlexZone(block, parser, engine, patience, () -> {}, () -> {}))
                : Optional.empty();
    }

    private static boolean has(Block block) {
        return block.info().flexBytes() != 0;
    }

    @Override
    public void write(SlotFiller filler) {
        inTurn(() -> zone.write(filler));
    }

    @Override
    public <F> void write(FrameType<F> type, F content) {
        inTurn(() -> zone.write(type, content));
    }

    private void inTurn(Runnable work) {
        Guard turn = lock.tryLock(patience)
                .orElseThrow(() -> new ChannelBusy(
                        channel, new Obstacle.ZoneInUse(lock.holder().stream().toList())));
        try {
            inside(work);
        } finally {
            turn.close();
        }
    }

    private void inside(Runnable work) {
        enter.run();
        try {
            work.run();
        } finally {
            leave.run();
        }
    }

    @Override
    public Layout layout() {
        return zone.layout();
    }
}

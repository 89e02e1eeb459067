package org.labhub.shm.internal.block;

import org.agrona.concurrent.UnsafeBuffer;
import org.labhub.shm.internal.layout.ControlField;

/** Whether a block goes on, and if not, where its channel has gone. Told before its name is freed. */
public final class BlockLife {

    /** More frames may come. */
    public static final int OPEN = 0;

    /** No more frames will come. */
    public static final int WITHDRAWN = 1;

    /** The channel goes on in another generation. */
    public static final int MOVED = 2;

    private static final int LIFE = Block.control(ControlField.LIFE);
    private static final int SUCCESSOR = Block.control(ControlField.SUCCESSOR);

    private BlockLife() {}

    /** Ends a block. */
    public static void withdraw(Block block) {
        block.head().putIntVolatile(LIFE, WITHDRAWN);
    }

    /** Ends a block in favour of another one. */
    public static void move(Block block, int generation) {
        UnsafeBuffer head = block.head();
        head.putInt(SUCCESSOR, generation);
        head.putIntVolatile(LIFE, MOVED);
    }

    /** Whether no more frames will come here. */
    public static boolean isOver(Block block) {
        return block.head().getIntVolatile(LIFE) != OPEN;
    }
}

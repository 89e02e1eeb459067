package org.labhub.shm.internal.slot;

import org.labhub.shm.internal.block.Block;
import org.labhub.shm.internal.layout.Participant;
import org.labhub.shm.internal.liveness.Census;
import org.labhub.shm.internal.liveness.Heart;
import org.labhub.shm.internal.liveness.Presence;
import org.labhub.shm.internal.waiting.Bell;
import org.labhub.shm.internal.waiting.Futex;

/**
 * What all ends of one process share.
 *
 * @param presence by which this process is known
 * @param census who else is there
 * @param heart that beats for all
 * @param futex on which those sleep who wait
 */
public record Engine(Presence presence, Census census, Heart heart, Futex futex) {

    /** The word by which this process holds leases and lines. */
    public long participant() {
        return Participant.of(presence.number(), 0);
    }

    /** Wakes whoever sleeps on a block, so that it looks. */
    public void ringFor(Block block) {
        bell(block).wake();
        room(block).wake();
    }

    /** On which the readers of a block sleep. */
    Bell bell(Block block) {
        return Bell.ofFrames(block.head(), futex);
    }

    /** On which the writer of a block sleeps. */
    Bell room(Block block) {
        return Bell.ofRoom(block.head(), futex);
    }
}

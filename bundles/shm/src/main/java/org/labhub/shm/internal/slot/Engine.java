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
 * @param futex on which consumers sleep
 */
public record Engine(Presence presence, Census census, Heart heart, Futex futex) {

    /** The word by which this process holds leases and lines. */
    public long participant() {
        return Participant.of(presence.number(), 0);
    }

    /** Wakes whoever sleeps on a block, so that it looks. */
    public void ringFor(Block block) {
        bell(block).wake();
    }

    Bell bell(Block block) {
        return new Bell(block.head(), futex);
    }
}

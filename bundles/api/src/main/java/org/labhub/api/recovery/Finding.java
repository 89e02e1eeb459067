package org.labhub.api.recovery;

/**
 * One thing that is wrong.
 *
 * @param kind which
 * @param health how bad it is
 * @param where "writer", "slot 3", "consumer 0", "descriptor"
 * @param what it is, with the values
 * @param remedy what to do, in words
 * @param command that does it, or empty
 */
public record Finding(Kind kind, BlockHealth health, String where, String what, String remedy, String command) {

    /** What can be wrong. */
    public enum Kind {
        /** The writer's process is gone and it still has the lease. */
        DEAD_WRITER,
        /** The writer's heart does not beat. */
        STALLED_WRITER,
        /** The writer is alive, and has been writing one slot for long. */
        STUCK_WRITER,
        /** A consumer's process is gone and it still has its line. */
        DEAD_CONSUMER,
        /** A consumer's heart does not beat. */
        STALLED_CONSUMER,
        /** The writer waits for a consumer that is alive. */
        SLOW_CONSUMER,
        /** The writer waits for a reader that is not there. */
        ABSENT_READER,
        /** A consumer was evicted and has not noticed yet. */
        EVICTED_CONSUMER,
        /** A process that is gone still has a lock. */
        DEAD_LOCK_OWNER,
        /** A slot was being written when its writer died. */
        ABANDONED_SLOT,
        /** The word of a slot cannot be. */
        ILLEGAL_SLOT,
        /** A frame's checksum does not fit. */
        CORRUPT_SLOT,
        /** The flex zone's checksum does not fit, or it was being written when its writer died. */
        CORRUPT_FLEX,
        /** Another version of LabHub has written it, which lays blocks out otherwise. */
        OTHER_VERSION,
        /** What the block says of itself cannot be. */
        CORRUPT_DESCRIPTOR,
        /** A word that writers share cannot be. */
        CORRUPT_CONTROL,
        /** It is still being made, or its maker died. */
        UNFINISHED,
        /** Nobody writes and nobody reads. */
        ORPHAN,
        /** The channel has ended or moved, and the block is still there. */
        RETIRED,
        /** Its file may not or cannot be read. */
        UNREADABLE
    }
}

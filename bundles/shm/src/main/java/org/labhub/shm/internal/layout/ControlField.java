package org.labhub.shm.internal.layout;

/**
 * The page behind the descriptor: the words that writers share. Each that is polled has 128 bytes of its own.
 */
public enum ControlField implements Place {
    /** Participant (40 bits) and epoch (24 bits) of the writer; a participant of 0 is nobody. */
    LEASE(0, 8),
    /** Length (2 bytes) and UTF-8 of the last writer, for people. */
    WRITER_NAME(8, 72),
    /** The next sequence: a hint that is rolled forward from the slots. */
    COMMITTED(128, 8),
    /** When the slots that are being written were claimed, monotonic and coarse. */
    CLAIMED(136, 8),
    /** Payload bytes committed beyond {@link #COMMITTED} times {@code SLOT_BYTES}; may be negative. */
    ODD_BYTES(144, 8),
    /** No reader may newly take a sequence below it. Never lowered. */
    FLOOR(256, 8),
    /** The next sequence of the SINGLE reader. */
    POSITION(384, 8),
    /** Participant of the SINGLE reader and its line. */
    SINGLE(392, 8),
    /** The sequence for which the writer waits, plus 1; 0 if it does not. */
    WAITING_FOR(512, 8),
    /** When it began to wait, monotonic. */
    WAITING_SINCE(520, 8),
    /** Futex word: changes at each ring. */
    BELL(640, 4),
    /** How many sleep on the bell. */
    SLEEPERS(644, 4),
    /** 1 if the writer leaves the fence of the bell to those who sleep. */
    UNFENCED(648, 4),
    /** 0 open, 1 withdrawn, 2 moved to another generation. */
    LIFE(768, 4),
    /** The generation to which the channel has moved. */
    SUCCESSOR(772, 4),
    /** Counts the writes of the flex zone, twice: odd while it is being written. */
    FLEX_VERSION(1024, 8),
    /** Of the flex zone's content, CRC-32C. */
    FLEX_CRC(1032, 4),
    /** Futex word: changes each time that a sleeping writer is woken. */
    ROOM(1152, 4),
    /** 1 if the writer sleeps until there is room. */
    ROOM_WANTED(1156, 4),
    /** Claims refused at their deadline because of a queueing reader. */
    CLAIMS_TIMED_OUT(912, 8),
    /** Claims refused at their deadline because a slot was held in place. */
    CLAIMS_IN_USE(920, 8),
    /** Time that writers spent waiting. */
    BLOCKED_NANOS(928, 8),
    /** Slots that were claimed and given back. */
    ABORTED(936, 8),
    /** Leases taken from the dead. */
    TAKEOVERS(944, 8),
    /** Consumers whose line an operator took away. */
    EVICTIONS(952, 8),
    /** Attachers that were refused because of their schema. */
    SCHEMA_REFUSALS(960, 8),
    /** Things cleared after somebody died. */
    RECOVERIES(968, 8);

    private final int at;
    private final int bytes;

    ControlField(int at, int bytes) {
        this.at = at;
        this.bytes = bytes;
    }

    @Override
    public int at() {
        return at;
    }

    @Override
    public int bytes() {
        return bytes;
    }
}

package org.labhub.api.channel;

/** What a consumer is told beside frames: in order, on its own thread, between the frames where it happened. */
public sealed interface ChannelEvent {

    /**
     * Frames that this consumer did not get.
     *
     * @param first the lowest missing sequence
     * @param count how many are missing
     */
    record Gap(long first, long count) implements ChannelEvent {}

    /**
     * From the next frame on, another writer writes.
     *
     * @param epoch of the new one
     */
    record WriterChanged(int epoch) implements ChannelEvent {}

    /**
     * A frame whose checksum does not fit was skipped.
     *
     * @param sequence of that frame
     */
    record Corrupt(long sequence) implements ChannelEvent {}

    /**
     * This block has been read to its end; the channel goes on in a new one of the same name.
     *
     * @param generation of the new block
     */
    record Moved(int generation) implements ChannelEvent {}

    /**
     * No more frames will come.
     *
     * @param reason why
     */
    record Closed(Reason reason) implements ChannelEvent {}

    /** Why no more frames will come. */
    enum Reason {
        /** The producer withdrew the channel. */
        WITHDRAWN,
        /** An operator took this consumer's place in the block away. */
        EVICTED
    }
}

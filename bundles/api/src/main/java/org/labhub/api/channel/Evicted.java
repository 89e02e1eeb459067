package org.labhub.api.channel;

/**
 * An operator took this consumer's place in the block away while its process did not answer. Its end is closed; what it
 * was reading in place at that time may have changed under its eyes.
 */
public final class Evicted extends ChannelException {

    private static final long serialVersionUID = 1L;

    /**
     * Made by the engine.
     *
     * @param channel whose consumer it was
     * @param consumer what it calls itself
     * @param position the next sequence that it would have taken
     */
    public Evicted(String channel, String consumer, long position) {
        super(
                channel,
                "the consumer " + consumer + " was evicted by an operator, since it held up the writer and did not"
                        + " answer; it would have gone on with frame " + position);
    }

    @Override
    public String remedy() {
        return "Attach again; frames from that one on may be lost.";
    }
}

package org.labhub.api.channel;

/** Something about a channel that its caller must deal with. Each says what to do about it. */
public abstract class ChannelException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Its {@link #channel()}. */
    private final String channel;

    /**
     * For the subclasses.
     *
     * @param channel whose trouble it is
     * @param message what is wrong, with the values
     */
    protected ChannelException(String channel, String message) {
        super(channel + ": " + message);
        this.channel = channel;
    }

    /**
     * Whose trouble it is.
     *
     * @return the channel's or block's name
     */
    public String channel() {
        return channel;
    }

    /**
     * What mends it.
     *
     * @return a sentence for a person
     */
    public abstract String remedy();
}

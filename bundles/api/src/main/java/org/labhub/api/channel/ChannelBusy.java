package org.labhub.api.channel;

/** No slot became free before the deadline, or the flex zone did not. */
public final class ChannelBusy extends ChannelException {

    private static final long serialVersionUID = 1L;

    private final transient Obstacle obstacle;

    /**
     * Made by a producer.
     *
     * @param channel that is busy
     * @param obstacle what stood in the way when the deadline came
     */
    public ChannelBusy(String channel, Obstacle obstacle) {
        super(channel, obstacle.toString());
        this.obstacle = obstacle;
    }

    /**
     * What stood in the way.
     *
     * @return by whom, with the verdict on it
     */
    public Obstacle obstacle() {
        return obstacle;
    }

    @Override
    public String remedy() {
        return "See who holds it. A consumer that is too slow needs more slots or a policy that may lose frames.";
    }
}

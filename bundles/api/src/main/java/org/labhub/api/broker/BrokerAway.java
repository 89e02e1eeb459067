package org.labhub.api.broker;

/** The broker did not answer in time. Data flows on meanwhile, and the connection is tried again by itself. */
public final class BrokerAway extends BrokerException {

    private static final long serialVersionUID = 1L;

    /**
     * Made by the client.
     *
     * @param message what was asked, and how the connection stands
     */
    public BrokerAway(String message) {
        super(message);
    }

    @Override
    public String remedy() {
        return "See whether the hub runs and whether its address and key are the configured ones: labhub:broker, bin/labhub keys show.";
    }
}

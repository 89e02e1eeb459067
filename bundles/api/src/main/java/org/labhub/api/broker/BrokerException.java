package org.labhub.api.broker;

/** Something between us and the broker that the caller must deal with. */
public abstract sealed class BrokerException extends RuntimeException permits BrokerRefused, BrokerAway {

    private static final long serialVersionUID = 1L;

    /**
     * For the subclasses.
     *
     * @param message what is wrong, with the values
     */
    protected BrokerException(String message) {
        super(message);
    }

    /**
     * What mends it.
     *
     * @return a sentence for a person
     */
    public abstract String remedy();
}

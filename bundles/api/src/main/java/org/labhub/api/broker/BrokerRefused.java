package org.labhub.api.broker;

/** The broker says no. */
public final class BrokerRefused extends BrokerException {

    private static final long serialVersionUID = 1L;

    /** Its {@link #code()}. */
    private final String code;
    /** Its {@link #field()}. */
    private final String field;
    /** Its {@link #remedy()}. */
    private final String remedy;

    /**
     * Made by the client.
     *
     * @param code as in the reference of the control protocol
     * @param message what is wrong, with the values
     * @param field which field, or empty
     * @param remedy what mends it
     */
    public BrokerRefused(String code, String message, String field, String remedy) {
        super(code + ": " + message);
        this.code = code;
        this.field = field;
        this.remedy = remedy;
    }

    /**
     * Why, in one word.
     *
     * @return as in the reference of the control protocol
     */
    public String code() {
        return code;
    }

    /**
     * Which field broke its rule.
     *
     * @return its name, or empty
     */
    public String field() {
        return field;
    }

    @Override
    public String remedy() {
        return remedy;
    }
}

package org.labhub.broker.protocol;

/** A body cannot be read: it is no JSON of this message, breaks a limit, or a field breaks its rule. */
public final class MalformedMessage extends Exception {

    private static final long serialVersionUID = 1L;

    private final String field;

    MalformedMessage(String message, String field) {
        super(message);
        this.field = field;
    }

    /**
     * Which field breaks its rule.
     *
     * @return its name, or empty when the whole body is at fault
     */
    public String field() {
        return field;
    }
}

package org.labhub.broker.protocol;

/** A field breaks its rule. */
public final class InvalidField extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String field;

    InvalidField(String field, String message) {
        super(message);
        this.field = field;
    }

    /**
     * Which one.
     *
     * @return its name on the wire
     */
    public String field() {
        return field;
    }
}

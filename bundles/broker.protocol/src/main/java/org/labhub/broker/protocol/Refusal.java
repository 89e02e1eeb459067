package org.labhub.broker.protocol;

/** The one answer that is no success. */
public final class Refusal {

    private Refusal() {}

    /**
     * The request was refused; nothing has changed.
     *
     * @param code see the table of errors
     * @param message what is wrong, with the values
     * @param field which field, or empty
     */
    @Means("The request was refused; nothing has changed.")
    public record ErrorReply(
            @Means("see the table of errors") ErrorCode code,
            @Means("what is wrong, with the values") String message,
            @Means("which field, or empty") String field)
            implements Message {}
}

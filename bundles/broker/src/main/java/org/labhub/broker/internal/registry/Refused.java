package org.labhub.broker.internal.registry;

import org.labhub.broker.protocol.ErrorCode;

/** A request is refused and has changed nothing; the caller is told this. */
public final class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    /**
     * Says no.
     *
     * @param code which kind
     * @param message what is wrong, with the values
     */
    public Refused(ErrorCode code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    /**
     * Which kind it is.
     *
     * @return the code
     */
    public ErrorCode code() {
        return code;
    }
}

package org.labhub.host.internal.life;

import org.labhub.host.internal.Words;

/** Something that a plug-in needs is not there yet: no failure of its own. */
public final class NotReady extends Exception {

    private static final long serialVersionUID = 1L;

    /** Because of this. */
    public NotReady(Exception cause) {
        super(Words.of(cause), cause);
    }
}

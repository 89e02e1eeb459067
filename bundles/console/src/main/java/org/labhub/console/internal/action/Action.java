package org.labhub.console.internal.action;

import java.io.IOException;
import org.labhub.api.security.KeyRole;

/** Something that a person can have done from a page. */
public interface Action {

    /**
     * What it is called.
     *
     * @return one word, the end of its address
     */
    String name();

    /**
     * Who may.
     *
     * @return the least role
     */
    KeyRole role();

    /**
     * Does it.
     *
     * @param order what exactly
     * @return what was done, for the person and for the audit log
     * @throws IOException if it could not be done
     * @throws RuntimeException if it is refused; its message is for the person
     */
    String carryOut(Order order) throws IOException;
}

package org.labhub.console.internal.live;

import jakarta.json.JsonValue;

/** Takes what a page is told. */
@FunctionalInterface
public interface Events {

    /**
     * Tells something.
     *
     * @param name of the event: small letters
     * @param data one line
     */
    void tell(String name, JsonValue data);
}

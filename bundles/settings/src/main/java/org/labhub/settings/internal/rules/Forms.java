package org.labhub.settings.internal.rules;

import java.util.Optional;

/** Finds the form for a configuration. */
@FunctionalInterface
interface Forms {

    /** The form that some bundle has for this PID, without the name of an instance; empty if none describes it. */
    Optional<Form> of(String pid);
}

package org.labhub.deploy.internal.container;

import java.util.List;
import java.util.Optional;
import org.osgi.framework.Version;

/** A bundle that was installed, and what can be asked of it. */
public interface Installed {

    /** How far it has come. */
    enum Stage {
        /** It runs, or is a fragment that is attached. */
        ACTIVE,
        /** The framework is still on its way to the level at which it starts. */
        TOO_EARLY,
        /** It is being started or stopped right now. */
        BETWEEN,
        /** It should run and does not. */
        DOWN,
        /** Nobody wants it to run. */
        STOPPED
    }

    /**
     * How far it has come.
     *
     * @return the stage
     */
    Stage stage();

    /**
     * Its symbolic name and version.
     *
     * @return for people
     */
    String title();

    /**
     * Its version.
     *
     * @return of what is installed now
     */
    Version version();

    /**
     * When it was installed or updated.
     *
     * @return milliseconds since 1970
     */
    long changedMillis();

    /**
     * What it needs and nobody offers, so that it cannot be resolved.
     *
     * @return empty if it is, or could be, resolved
     */
    List<Trouble> missing();

    /**
     * What its components suffer from.
     *
     * @return the worst first
     */
    List<Trouble> components();

    /**
     * Starts it once more, and tells why that failed. Asked again without a change of the bundle, the answer is the same.
     *
     * @return why it does not start; empty if it does now
     */
    Optional<Trouble> startAgain();
}

package org.labhub.deploy.internal.folder;

import org.osgi.framework.Version;

/** What a file in the deploy folder holds. */
public sealed interface Content {

    /**
     * A jar that the container should take.
     *
     * @param symbolicName of its bundle
     * @param version of its bundle
     */
    record Plugin(String symbolicName, Version version) implements Content {}

    /**
     * Not a whole jar, which is right as long as it is being copied.
     *
     * @param why what is missing
     * @param remedy what to do if it stays so
     */
    record Unfinished(String why, String remedy) implements Content {}

    /**
     * Whole, but nothing that the container takes.
     *
     * @param why what is wrong
     * @param remedy what to do
     */
    record Unfit(String why, String remedy) implements Content {}
}

package org.labhub.api.deploy;

import java.io.IOException;
import java.io.InputStream;
import org.osgi.annotation.versioning.ProviderType;

/** A service: puts bundles into the deploy folder and takes them out, as a careful person does it. */
@ProviderType
public interface Deployer {

    /** A jar that is larger is refused. */
    long MOST_BYTES = 256L << 20;

    /**
     * Puts a jar there under this name. It appears whole or not at all; one of the same name is an update.
     *
     * @param name letters, digits, dots, hyphens and underscores, and {@code .jar} at its end
     * @param content the jar
     * @throws IOException if it cannot be written
     * @throws IllegalArgumentException if it is no jar, too large, or its name breaks the rule
     */
    void put(String name, InputStream content) throws IOException;

    /**
     * Takes a jar out; its bundle is uninstalled.
     *
     * @param name of the file
     * @return false if there is none
     * @throws IOException if it cannot be removed
     */
    boolean remove(String name) throws IOException;
}

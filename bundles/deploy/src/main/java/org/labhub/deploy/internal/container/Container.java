package org.labhub.deploy.internal.container;

import java.util.Optional;
import org.osgi.framework.Version;

/** What has to be known of the container to judge a file. */
public interface Container {

    /**
     * The bundle that was installed from a place.
     *
     * @param location as the installer writes it
     * @return the bundle, if there is one
     */
    Optional<Installed> at(String location);

    /**
     * Where the bundle with this name and version came from.
     *
     * @param symbolicName of the bundle
     * @param version of the bundle
     * @return its location, if there is such a bundle
     */
    Optional<String> origin(String symbolicName, Version version);
}

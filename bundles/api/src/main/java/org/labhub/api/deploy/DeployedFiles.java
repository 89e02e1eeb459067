package org.labhub.api.deploy;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Knows the truth about every file in the deploy folder: the folder itself, the container and its components are asked. */
@ProviderType
public interface DeployedFiles {

    /**
     * Looks now. Reads a jar only when it has changed; may be called from any thread, as often as a page is shown.
     *
     * @return one entry a file, by name; empty if nothing is deployed
     */
    List<DeployedFile> look();
}

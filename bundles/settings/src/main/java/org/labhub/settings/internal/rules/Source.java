package org.labhub.settings.internal.rules;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** What is read of a bundle, whether it is installed or only lies on the disk. */
interface Source {

    /** A header of the manifest; empty if it is not there. */
    String header(String name);

    /** The paths of the XML files right in this folder. */
    List<String> descriptions(String folder);

    InputStream open(String path) throws IOException;
}

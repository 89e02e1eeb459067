package org.labhub.settings.internal.rules;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.osgi.framework.Bundle;

/**
 * A bundle in the framework.
 *
 * @param bundle whose content is read
 */
record InstalledBundle(Bundle bundle) implements Source {

    @Override
    public String header(String name) {
        return Objects.requireNonNullElse(bundle.getHeaders("").get(name), "");
    }

    @Override
    public List<String> descriptions(String folder) {
        Enumeration<String> paths =
                Objects.requireNonNullElse(bundle.getEntryPaths(folder), Collections.<String>emptyEnumeration());
        return Collections.list(paths).stream()
                .filter(path -> path.endsWith(".xml"))
                .toList();
    }

    @Override
    public InputStream open(String path) throws IOException {
        Optional<URL> entry = Optional.ofNullable(bundle.getEntry(path));
        return entry.orElseThrow(() -> new FileNotFoundException(path)).openStream();
    }
}

package org.labhub.deploy.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.labhub.api.deploy.DeployedFile;
import org.labhub.api.deploy.DeployedFiles;
import org.labhub.api.deploy.Deployer;
import org.labhub.deploy.internal.container.Components;
import org.labhub.deploy.internal.container.FrameworkContainer;
import org.labhub.deploy.internal.folder.Content;
import org.labhub.deploy.internal.folder.Contents;
import org.labhub.deploy.internal.folder.Delivery;
import org.labhub.deploy.internal.folder.Folder;
import org.labhub.deploy.internal.folder.Sighting;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** The folder that the installer watches, file by file, as it stands at the moment of asking. */
@Component
public final class DeployFolder implements DeployedFiles, Deployer {

    /** Where the installer looks; without it, nothing is deployed. */
    private static final String FOLDER = "felix.fileinstall.dir";

    private final Optional<Folder> folder;
    private final Optional<Delivery> delivery;
    private final Contents contents = new Contents();
    private final Judge judge;

    /**
     * Looks at nothing yet.
     *
     * @param context knows which folder it is
     * @param runtime knows the components
     */
    @Activate
    public DeployFolder(BundleContext context, @Reference ServiceComponentRuntime runtime) {
        this(context.getProperty(FOLDER), new Judge(new FrameworkContainer(context, new Components(runtime))));
    }

    DeployFolder(String path, Judge judge) {
        Optional<Path> place = Optional.of(Objects.requireNonNullElse(path, ""))
                .filter(named -> !named.isBlank())
                .map(named -> real(Path.of(named)));
        folder = place.map(real -> new Folder(real, System::nanoTime));
        delivery = place.map(real -> new Delivery(real, MOST_BYTES));
        this.judge = judge;
    }

    /** The installer follows links in the path before it names what it installs. */
    private static Path real(Path path) {
        try {
            return Files.exists(path)
                    ? path.toRealPath()
                    : path.toAbsolutePath().normalize();
        } catch (IOException unreadable) {
            return path.toAbsolutePath().normalize();
        }
    }

    @Override
    public List<DeployedFile> look() {
        List<Sighting> files = folder.map(DeployFolder::look).orElse(List.of());
        Map<Path, Content> known = contents.of(files);
        return files.stream()
                .map(file -> judge.judge(file, known.getOrDefault(file.path(), Contents.GONE)))
                .toList();
    }

    @Override
    public void put(String name, InputStream content) throws IOException {
        delivery().put(name, content);
    }

    @Override
    public boolean remove(String name) throws IOException {
        return delivery().remove(name);
    }

    private Delivery delivery() {
        return delivery.orElseThrow(() -> new IllegalArgumentException("this hub has no deploy folder"));
    }

    private static List<Sighting> look(Folder folder) {
        try {
            return folder.look();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    "the deploy folder cannot be listed; look at its owner and mode", unreadable);
        }
    }
}

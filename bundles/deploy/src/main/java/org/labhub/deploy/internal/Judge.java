package org.labhub.deploy.internal;

import java.net.MalformedURLException;
import java.util.List;
import java.util.Optional;
import org.labhub.api.deploy.DeployedFile;
import org.labhub.api.deploy.DeployedFile.State;
import org.labhub.deploy.internal.container.Container;
import org.labhub.deploy.internal.container.Installed;
import org.labhub.deploy.internal.container.Trouble;
import org.labhub.deploy.internal.container.Trouble.Kind;
import org.labhub.deploy.internal.folder.Content;
import org.labhub.deploy.internal.folder.Content.Plugin;
import org.labhub.deploy.internal.folder.Content.Unfinished;
import org.labhub.deploy.internal.folder.Content.Unfit;
import org.labhub.deploy.internal.folder.Sighting;

/** Finds the one state of a file, from what the file holds and what the container made of it. */
final class Judge {

    private static final String SEE_LOG = "See the log of this moment for what the container said of it.";

    private final Container container;

    Judge(Container container) {
        this.container = container;
    }

    DeployedFile judge(Sighting file, Content content) {
        if (content instanceof Unfinished unfinished) {
            return file.young() ? copying(file) : refused(file, unfinished.why(), unfinished.remedy());
        }
        if (content instanceof Unfit unfit) {
            return refused(file, unfit.why(), unfit.remedy());
        }
        return judge(file, (Plugin) content);
    }

    private DeployedFile judge(Sighting file, Plugin plugin) {
        Optional<Installed> installed = container.at(location(file));
        if (installed.isPresent()) {
            return current(file, plugin, installed.get())
                    ? judge(file, installed.get())
                    : pending(
                            file, "the container did not take this content; what was there before is still installed");
        }
        return container
                .origin(plugin.symbolicName(), plugin.version())
                .map(other -> twin(file, plugin, other))
                .orElseGet(() -> pending(file, "the container did not install it"));
    }

    /** A file may bear the time of long ago, or of tomorrow: then what counts is since when it lies here. */
    private static boolean current(Sighting file, Plugin plugin, Installed installed) {
        long here = System.currentTimeMillis() - file.quiet().toMillis();
        return installed.version().equals(plugin.version())
                && installed.changedMillis() >= Math.min(file.modifiedMillis(), here);
    }

    private static DeployedFile pending(Sighting file, String why) {
        return file.young() ? copying(file) : refused(file, why, SEE_LOG);
    }

    private static DeployedFile twin(Sighting file, Plugin plugin, String other) {
        return refused(
                file,
                plugin.symbolicName() + " " + plugin.version() + " is there already, from " + other,
                "Remove one of the two, or give this one a version of its own.");
    }

    private static DeployedFile judge(Sighting file, Installed bundle) {
        return switch (bundle.stage()) {
            case ACTIVE -> active(file, bundle);
            case TOO_EARLY -> waiting(file, bundle, List.of("the hub is still starting"), "");
            case BETWEEN -> waiting(file, bundle, List.of("its start or stop has not ended"), "");
            case STOPPED ->
                file.young()
                        ? copying(file)
                        : of(file, State.STOPPED, bundle, List.of("somebody stopped it"), "Start it in the console.");
            case DOWN -> down(file, bundle);
        };
    }

    private static DeployedFile active(Sighting file, Installed bundle) {
        List<Trouble> troubles = bundle.components();
        if (troubles.isEmpty()) {
            return of(file, State.RUNNING, bundle, List.of(), "");
        }
        Trouble worst = troubles.get(0);
        State state = worst.kind() == Kind.FAILED ? State.REFUSED : State.WAITING;
        return of(file, state, bundle, Trouble.words(troubles), worst.remedy());
    }

    private static DeployedFile down(Sighting file, Installed bundle) {
        List<Trouble> missing = bundle.missing();
        if (!missing.isEmpty()) {
            return waiting(file, bundle, Trouble.words(missing), missing.get(0).remedy());
        }
        if (file.young()) {
            return copying(file);
        }
        return bundle.startAgain()
                .map(trouble -> of(file, State.REFUSED, bundle, List.of(trouble.words()), trouble.remedy()))
                .orElseGet(() -> active(file, bundle));
    }

    private static DeployedFile copying(Sighting file) {
        return new DeployedFile(file.name(), State.COPYING, "", List.of(), "");
    }

    private static DeployedFile refused(Sighting file, String why, String remedy) {
        return new DeployedFile(file.name(), State.REFUSED, "", List.of(why), remedy);
    }

    private static DeployedFile waiting(Sighting file, Installed bundle, List<String> reasons, String remedy) {
        return of(file, State.WAITING, bundle, reasons, remedy);
    }

    private static DeployedFile of(Sighting file, State state, Installed bundle, List<String> reasons, String remedy) {
        return new DeployedFile(file.name(), state, bundle.title(), reasons, remedy);
    }

    /** As the installer names what it installs. */
    private static String location(Sighting file) {
        try {
            return file.path().toFile().toURI().toURL().toString();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException("a file has a URL: " + file.path(), impossible);
        }
    }
}

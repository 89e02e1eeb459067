package org.labhub.deploy.internal.container;

import java.util.List;
import java.util.Optional;
import org.labhub.deploy.internal.container.Trouble.Kind;
import org.osgi.framework.Version;

/** A bundle that is as a test wants it. */
public record FakeInstalled(
        Stage stage,
        Version version,
        long changedMillis,
        List<Trouble> missing,
        List<Trouble> components,
        Optional<Trouble> startAgain)
        implements Installed {

    public static final Trouble FAILED = new Trouble(Kind.FAILED, "Meter failed", "Mend it.");
    public static final Trouble MISSING = new Trouble(Kind.MISSING, "needs a clock", "Bring one.");

    public static FakeInstalled at(Stage stage) {
        return new FakeInstalled(stage, new Version(1, 0, 0), Long.MAX_VALUE, List.of(), List.of(), Optional.empty());
    }

    public FakeInstalled with(Version other) {
        return new FakeInstalled(stage, other, changedMillis, missing, components, startAgain);
    }

    public FakeInstalled changedAt(long millis) {
        return new FakeInstalled(stage, version, millis, missing, components, startAgain);
    }

    public FakeInstalled missing(Trouble trouble) {
        return new FakeInstalled(stage, version, changedMillis, List.of(trouble), components, startAgain);
    }

    public FakeInstalled component(Trouble trouble) {
        return new FakeInstalled(stage, version, changedMillis, missing, List.of(trouble), startAgain);
    }

    public FakeInstalled failing(Trouble trouble) {
        return new FakeInstalled(stage, version, changedMillis, missing, components, Optional.of(trouble));
    }

    @Override
    public String title() {
        return "org.acme.meter " + version;
    }
}

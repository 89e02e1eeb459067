package org.labhub.deploy.internal.container;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.labhub.deploy.internal.container.Trouble.Kind;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

/** Learns why a bundle does not start, by starting it once more: what the installer was told at start-up, it tells nobody. */
final class StartFailures {

    private record Attempt(long changedMillis, Trouble trouble) {}

    private final Map<Long, Attempt> attempts = new ConcurrentHashMap<>();

    Optional<Trouble> of(Bundle bundle) {
        Optional<Attempt> before = Optional.ofNullable(attempts.get(bundle.getBundleId()))
                .filter(attempt -> attempt.changedMillis() == bundle.getLastModified());
        return before.isPresent() ? before.map(Attempt::trouble) : attempt(bundle);
    }

    private Optional<Trouble> attempt(Bundle bundle) {
        try {
            bundle.start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY);
            attempts.remove(bundle.getBundleId());
            return Optional.empty();
        } catch (BundleException | IllegalStateException failure) {
            Trouble trouble = new Trouble(
                    Kind.FAILED,
                    "it does not start: " + Failure.innermost(failure),
                    "Replace it by a version that starts.");
            attempts.put(bundle.getBundleId(), new Attempt(bundle.getLastModified(), trouble));
            return Optional.of(trouble);
        }
    }
}

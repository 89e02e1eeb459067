package org.labhub.deploy.internal.container;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.labhub.deploy.internal.container.Trouble.Kind;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.resource.Namespace;

/** Compares what an unresolved bundle requires with what all bundles offer. */
public final class Requirements {

    private final BundleContext context;

    Requirements(BundleContext context) {
        this.context = context;
    }

    List<Trouble> missing(Bundle bundle) {
        return missing(bundle, new HashSet<>());
    }

    private List<Trouble> missing(Bundle bundle, Set<Bundle> visited) {
        Optional<BundleRevision> revision = Optional.ofNullable(bundle.adapt(BundleRevision.class));
        if (!visited.add(bundle) || bundle.getState() != Bundle.INSTALLED || revision.isEmpty()) {
            return List.of();
        }
        List<Trouble> troubles = new ArrayList<>();
        for (BundleRequirement requirement : revision.get().getDeclaredRequirements(null)) {
            if (mandatory(requirement)) {
                trouble(requirement, visited).ifPresent(troubles::add);
            }
        }
        return troubles;
    }

    private static boolean mandatory(BundleRequirement requirement) {
        String resolution = requirement.getDirectives().get(Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE);
        String effective = requirement.getDirectives().get(Namespace.REQUIREMENT_EFFECTIVE_DIRECTIVE);
        return !Namespace.RESOLUTION_OPTIONAL.equals(resolution)
                && !"dynamic".equals(resolution)
                && Objects.requireNonNullElse(effective, Namespace.EFFECTIVE_RESOLVE)
                        .equals(Namespace.EFFECTIVE_RESOLVE);
    }

    private Optional<Trouble> trouble(BundleRequirement requirement, Set<Bundle> visited) {
        Wish wish = Wish.of(requirement);
        Collection<BundleCapability> providers = framework().findProviders(requirement);
        if (providers.isEmpty()) {
            return Optional.of(new Trouble(Kind.MISSING, "needs " + wish.words() + others(wish), wish.remedy()));
        }
        return providers.stream()
                .map(provider -> provider.getRevision().getBundle())
                .map(provider -> hindered(wish, provider, visited))
                .reduce((one, other) -> one.isEmpty() || other.isEmpty() ? Optional.empty() : one)
                .orElseGet(Optional::empty);
    }

    private Optional<Trouble> hindered(Wish wish, Bundle provider, Set<Bundle> visited) {
        return missing(provider, visited).stream()
                .findFirst()
                .map(trouble -> new Trouble(
                        Kind.MISSING,
                        "needs " + wish.words() + ", but " + provider.getSymbolicName() + " itself " + trouble.words(),
                        trouble.remedy()));
    }

    /** The same name in other versions is the most frequent reason, so it is told. */
    private String others(Wish wish) {
        if (wish.isJava()) {
            return "; the hub runs on Java " + Runtime.version().feature();
        }
        String versions = Arrays.stream(context.getBundles())
                .flatMap(bundle -> Optional.ofNullable(bundle.adapt(BundleRevision.class)).stream())
                .flatMap(revision -> revision.getDeclaredCapabilities(wish.namespace()).stream())
                .filter(capability ->
                        wish.name().equals(capability.getAttributes().get(wish.namespace())))
                .flatMap(capability -> Optional.ofNullable(version(capability)).stream())
                .map(Version::toString)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return versions.isEmpty() ? ", which nothing offers" : "; what is there is " + versions;
    }

    private static Version version(BundleCapability capability) {
        Object version = Objects.requireNonNullElse(
                capability.getAttributes().get(Constants.VERSION_ATTRIBUTE),
                Objects.requireNonNullElse(
                        capability.getAttributes().get(Constants.BUNDLE_VERSION_ATTRIBUTE), Version.emptyVersion));
        return version instanceof Version known ? known : Version.emptyVersion;
    }

    private FrameworkWiring framework() {
        return context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
    }
}

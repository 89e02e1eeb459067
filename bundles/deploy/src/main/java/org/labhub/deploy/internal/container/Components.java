package org.labhub.deploy.internal.container;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.labhub.deploy.internal.container.Trouble.Kind;
import org.osgi.framework.Bundle;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/** Says in words what the components of a bundle suffer from. */
public final class Components {

    private final ServiceComponentRuntime runtime;

    /**
     * Asks nothing yet.
     *
     * @param runtime of the declarative services
     */
    public Components(ServiceComponentRuntime runtime) {
        this.runtime = runtime;
    }

    /**
     * All of it. That a component has no configuration is no trouble as long as another one of the bundle works.
     *
     * @param bundle whose components
     * @return the worst first; empty if all is well
     */
    public List<Trouble> troubles(Bundle bundle) {
        List<Trouble> troubles = new ArrayList<>();
        boolean works = false;
        for (ComponentDescriptionDTO component : runtime.getComponentDescriptionDTOs(bundle)) {
            if (runtime.isComponentEnabled(component)) {
                Collection<ComponentConfigurationDTO> instances = runtime.getComponentConfigurationDTOs(component);
                instances.stream().flatMap(Components::troubles).forEach(troubles::add);
                works |= instances.stream().anyMatch(Components::works);
                if (instances.isEmpty()) {
                    troubles.add(unconfigured(component));
                }
            }
        }
        boolean configured = works;
        return troubles.stream()
                .filter(trouble -> !configured || trouble.kind() != Kind.UNCONFIGURED)
                .distinct()
                .sorted(Comparator.comparing(Trouble::kind))
                .toList();
    }

    private static boolean works(ComponentConfigurationDTO instance) {
        return instance.state == ComponentConfigurationDTO.ACTIVE
                || instance.state == ComponentConfigurationDTO.SATISFIED;
    }

    private static Stream<Trouble> troubles(ComponentConfigurationDTO instance) {
        return switch (instance.state) {
            case ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION -> Stream.of(unconfigured(instance.description));
            case ComponentConfigurationDTO.UNSATISFIED_REFERENCE ->
                Arrays.stream(instance.unsatisfiedReferences)
                        .map(reference -> unsatisfied(instance.description, reference));
            case ComponentConfigurationDTO.FAILED_ACTIVATION -> Stream.of(failed(instance));
            default -> Stream.empty();
        };
    }

    private static Trouble unconfigured(ComponentDescriptionDTO component) {
        String pid = String.join(" or ", component.configurationPid);
        return new Trouble(
                Kind.UNCONFIGURED,
                "needs a configuration " + pid,
                "Create one in the console, or, for the next start, in conf/local/configuration.json as \"" + pid
                        + "\" or \"" + pid + "~NAME\".");
    }

    private static Trouble unsatisfied(ComponentDescriptionDTO component, UnsatisfiedReferenceDTO reference) {
        String target = Objects.requireNonNullElse(reference.target, "");
        String offered = reference.targetServices.length == 0 ? "" : ", and what is there was not accepted";
        return new Trouble(
                Kind.MISSING,
                shortName(component) + " needs a service " + serviceOf(component, reference.name)
                        + (target.isEmpty() ? "" : " with " + target) + offered,
                "Put the bundle that offers it into deploy/, or see why that one does not run.");
    }

    private static String serviceOf(ComponentDescriptionDTO component, String reference) {
        return Arrays.stream(component.references)
                .filter(described -> described.name.equals(reference))
                .map((ReferenceDTO described) -> described.interfaceName)
                .findFirst()
                .orElse(reference);
    }

    private static Trouble failed(ComponentConfigurationDTO instance) {
        return new Trouble(
                Kind.FAILED,
                title(instance) + " failed to activate: " + Failure.innermost(instance.failure),
                "Correct its configuration if it is about that; else replace the file.");
    }

    private static String title(ComponentConfigurationDTO instance) {
        Object pid = instance.properties.get("service.pid");
        return pid instanceof String named ? named : shortName(instance.description);
    }

    private static String shortName(ComponentDescriptionDTO component) {
        return component.name.substring(component.name.lastIndexOf('.') + 1);
    }
}

package org.labhub.admin.internal;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/** Says what a plug-in that does not come to the bench is waiting for. */
@Component(service = MissingServices.class)
public final class MissingServices {

    private final ServiceComponentRuntime components;

    /** Made by Declarative Services. */
    @Activate
    public MissingServices(@Reference ServiceComponentRuntime components) {
        this.components = components;
    }

    /** A line for each component of this name that waits: its own, that of its configuration, or the last part of either. */
    Optional<String> of(String name) {
        String lines = components.getComponentDescriptionDTOs().stream()
                .flatMap(component -> waiting(component, name))
                .collect(Collectors.joining("\n"));
        return Optional.of(lines).filter(found -> !found.isEmpty());
    }

    private Stream<String> waiting(ComponentDescriptionDTO component, String name) {
        var configurations = components.getComponentConfigurationDTOs(component);
        boolean isMeant = isCalled(component.name, name)
                || Arrays.stream(component.configurationPid).anyMatch(pid -> isCalled(pid, name));
        if (configurations.isEmpty() && isMeant) {
            return Stream.of("%s of bundle %s waits for a configuration: give it one of %s"
                    .formatted(name, component.bundle.symbolicName, String.join(", ", component.configurationPid)));
        }
        return configurations.stream()
                .filter(each -> isMeant || isCalled(pid(each), name))
                .filter(each -> each.state == ComponentConfigurationDTO.UNSATISFIED_REFERENCE)
                .map(each -> "%s of bundle %s waits for %s"
                        .formatted(name, component.bundle.symbolicName, services(component, each)));
    }

    private static String pid(ComponentConfigurationDTO configuration) {
        return String.valueOf(configuration.properties.get("service.pid"));
    }

    private static boolean isCalled(String full, String name) {
        return full.equals(name) || full.endsWith("." + name) || full.endsWith("~" + name);
    }

    private static String services(ComponentDescriptionDTO component, ComponentConfigurationDTO configuration) {
        return Arrays.stream(configuration.unsatisfiedReferences)
                .map(missing -> "the service " + service(component, missing)
                        + (missing.target == null ? "" : " with " + missing.target))
                .collect(Collectors.joining(" and "));
    }

    private static String service(ComponentDescriptionDTO component, UnsatisfiedReferenceDTO missing) {
        return Arrays.stream(component.references)
                .filter(reference -> reference.name.equals(missing.name))
                .map(reference -> reference.interfaceName)
                .findFirst()
                .orElse(missing.name);
    }
}

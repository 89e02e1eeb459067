package org.labhub.deploy.internal.container;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.dto.ServiceReferenceDTO;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

class ComponentsTest {

    private final List<ComponentDescriptionDTO> described = new ArrayList<>();
    private final List<ComponentConfigurationDTO> instances = new ArrayList<>();
    private boolean enabled = true;

    private List<String> troubles() {
        InvocationHandler answers = (proxy, method, arguments) -> switch (method.getName()) {
            case "getComponentDescriptionDTOs" -> described;
            case "isComponentEnabled" -> enabled;
            case "getComponentConfigurationDTOs" ->
                instances.stream()
                        .filter(instance -> instance.description == arguments[0])
                        .toList();
            default -> throw new UnsupportedOperationException(method.getName());
        };
        return Trouble.words(new Components(proxy(ServiceComponentRuntime.class, answers))
                .troubles(proxy(Bundle.class, (proxy, method, arguments) -> null)));
    }

    private static <T> T proxy(Class<T> type, InvocationHandler answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answers));
    }

    private ComponentDescriptionDTO component(String name) {
        ComponentDescriptionDTO component = new ComponentDescriptionDTO();
        component.name = name;
        component.configurationPid = new String[] {name};
        component.references = new ReferenceDTO[] {new ReferenceDTO()};
        component.references[0].name = "clock";
        component.references[0].interfaceName = "org.acme.Clock";
        described.add(component);
        return component;
    }

    private ComponentConfigurationDTO instance(ComponentDescriptionDTO component, int state) {
        ComponentConfigurationDTO instance = new ComponentConfigurationDTO();
        instance.description = component;
        instance.state = state;
        instance.properties = Map.of();
        instance.unsatisfiedReferences = new UnsatisfiedReferenceDTO[] {new UnsatisfiedReferenceDTO()};
        instance.unsatisfiedReferences[0].name = "clock";
        instance.unsatisfiedReferences[0].target = "(kind=atomic)";
        instance.unsatisfiedReferences[0].targetServices = new ServiceReferenceDTO[0];
        instances.add(instance);
        return instance;
    }

    @Test
    void aMissingServiceIsNamedWithItsFilter() {
        instance(component("org.acme.Meter"), ComponentConfigurationDTO.UNSATISFIED_REFERENCE);
        assertEquals(List.of("Meter needs a service org.acme.Clock with (kind=atomic)"), troubles());
    }

    @Test
    void aFailureIsToldByItsInnermostMessageAndItsInstance() {
        ComponentConfigurationDTO failed =
                instance(component("org.acme.Meter"), ComponentConfigurationDTO.FAILED_ACTIVATION);
        failed.properties = Map.of("service.pid", "org.acme.Meter~left");
        failed.failure = "java.lang.Error: x\n\tat a.b\nCaused by: java.io.IOException: no device\n\tat c.d";
        assertEquals(List.of("org.acme.Meter~left failed to activate: IOException: no device"), troubles());
    }

    @Test
    void aMissingConfigurationIsNamed() {
        component("org.acme.Meter");
        assertEquals(List.of("needs a configuration org.acme.Meter"), troubles());
    }

    @Test
    void aMissingConfigurationIsNoTroubleBesideAComponentThatWorks() {
        component("org.acme.Meter");
        instance(component("org.acme.Other"), ComponentConfigurationDTO.SATISFIED);
        assertEquals(List.of(), troubles());
    }

    @Test
    void theWorstComesFirst() {
        instance(component("org.acme.Meter"), ComponentConfigurationDTO.UNSATISFIED_REFERENCE);
        instance(component("org.acme.Other"), ComponentConfigurationDTO.FAILED_ACTIVATION).failure = "broken";
        assertEquals("Other failed to activate: broken", troubles().get(0));
    }

    @Test
    void aDisabledComponentIsNotAsked() {
        enabled = false;
        instance(component("org.acme.Meter"), ComponentConfigurationDTO.FAILED_ACTIVATION).failure = "broken";
        assertEquals(List.of(), troubles());
    }
}

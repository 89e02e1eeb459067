package org.labhub.admin.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.osgi.framework.dto.BundleDTO;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

final class MissingServicesTest {

    private static ComponentDescriptionDTO meter() {
        ComponentDescriptionDTO meter = new ComponentDescriptionDTO();
        meter.name = "org.acme.meter.Meter";
        meter.configurationPid = new String[] {"org.acme.meter"};
        meter.bundle = new BundleDTO();
        meter.bundle.symbolicName = "org.acme.meter";
        ReferenceDTO port = new ReferenceDTO();
        port.name = "$000";
        port.interfaceName = "org.acme.port.Port";
        meter.references = new ReferenceDTO[] {port};
        return meter;
    }

    private static ComponentConfigurationDTO left(int state) {
        ComponentConfigurationDTO left = new ComponentConfigurationDTO();
        left.state = state;
        left.properties = Map.of("service.pid", "org.acme.meter~left");
        UnsatisfiedReferenceDTO port = new UnsatisfiedReferenceDTO();
        port.name = "$000";
        port.target = "(line=2)";
        left.unsatisfiedReferences = new UnsatisfiedReferenceDTO[] {port};
        return left;
    }

    private static MissingServices where(ComponentConfigurationDTO... configurations) {
        return new MissingServices((ServiceComponentRuntime) Proxy.newProxyInstance(
                MissingServicesTest.class.getClassLoader(),
                new Class<?>[] {ServiceComponentRuntime.class},
                (self, method, given) -> method.getName().equals("getComponentDescriptionDTOs")
                        ? List.of(meter())
                        : List.of(configurations)));
    }

    @Test
    void aMissingServiceIsNamed() {
        assertEquals(
                Optional.of("left of bundle org.acme.meter waits for the service org.acme.port.Port with (line=2)"),
                where(left(ComponentConfigurationDTO.UNSATISFIED_REFERENCE)).of("left"));
    }

    @Test
    void aMissingConfigurationIsNamed() {
        assertEquals(
                Optional.of("meter of bundle org.acme.meter waits for a configuration: give it one of org.acme.meter"),
                where().of("meter"));
    }

    @Test
    void whoeverHasAllWaitsForNothing() {
        assertEquals(
                Optional.empty(), where(left(ComponentConfigurationDTO.ACTIVE)).of("left"));
    }

    @Test
    void aStrangerWaitsForNothing() {
        assertEquals(
                Optional.empty(),
                where(left(ComponentConfigurationDTO.UNSATISFIED_REFERENCE)).of("right"));
    }
}

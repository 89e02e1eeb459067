package org.labhub.itests.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.labhub.itests.hub.Await;
import org.opentest4j.AssertionFailedError;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** The hub, asked from within. */
@WithHub
public final class InsideTheHubTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ADMIN_ADMIN = "Basic YWRtaW46YWRtaW4=";

    @Test
    @InContainer
    public void everyBundleIsActive(BundleContext context) {
        Await.until(PATIENCE, () -> idle(context).isEmpty(), () -> idle(context).toString());
    }

    @Test
    @InContainer
    public void everyComponentIsSatisfied(BundleContext context) {
        ServiceComponentRuntime runtime =
                context.getService(context.getServiceReference(ServiceComponentRuntime.class));
        Await.until(
                PATIENCE,
                () -> unsatisfied(runtime).isEmpty(),
                () -> unsatisfied(runtime).toString());
    }

    @Test
    @InContainer
    public void theConsoleIsClosedWhileItsLogInIsNotThere(BundleContext context) throws BundleException {
        URI console = URI.create(
                "http://127.0.0.1:" + context.getProperty("org.osgi.service.http.port") + "/system/console/bundles");
        Bundle login = bundle(context, "org.labhub.console");
        login.stop();
        try {
            assertEquals(404, status(console));
        } finally {
            login.start();
        }
        Await.until(PATIENCE, () -> status(console) == 303, () -> "status " + status(console));
    }

    @Test
    public void aTestThatFailsInsideFailsWithItsOwnWords(TestHub hub) {
        AssertionFailedError thrown =
                assertThrows(AssertionFailedError.class, () -> hub.run(InsideTheHubTest.class, "failInside"));
        assertEquals("one is not two ==> expected: <1> but was: <2>", thrown.getMessage());
    }

    /** No test by itself. */
    public void failInside() {
        assertEquals(1, 2, "one is not two");
    }

    private static List<String> idle(BundleContext context) {
        return Stream.of(context.getBundles())
                .filter(bundle -> bundle.getState() != Bundle.ACTIVE && !isFragment(bundle))
                .map(bundle -> bundle + " in state " + bundle.getState())
                .toList();
    }

    private static boolean isFragment(Bundle bundle) {
        return bundle.getHeaders("").get("Fragment-Host") != null;
    }

    private static List<String> unsatisfied(ServiceComponentRuntime runtime) {
        return runtime.getComponentDescriptionDTOs().stream()
                .filter(runtime::isComponentEnabled)
                .flatMap(component -> unsatisfied(runtime, component))
                .toList();
    }

    private static Stream<String> unsatisfied(ServiceComponentRuntime runtime, ComponentDescriptionDTO component) {
        return runtime.getComponentConfigurationDTOs(component).stream()
                .filter(each -> each.state != ComponentConfigurationDTO.ACTIVE
                        && each.state != ComponentConfigurationDTO.SATISFIED)
                .map(each -> component.name + " in state " + each.state);
    }

    private static Bundle bundle(BundleContext context, String name) {
        return Stream.of(context.getBundles())
                .filter(bundle -> bundle.getSymbolicName().equals(name))
                .findFirst()
                .orElseGet(() -> fail(name + " is not installed"));
    }

    private static int status(URI page) {
        HttpRequest request = HttpRequest.newBuilder(page)
                .header("Authorization", ADMIN_ADMIN)
                .timeout(PATIENCE)
                .build();
        try {
            return HttpClient.newHttpClient()
                    .send(request, BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return -1;
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }
}

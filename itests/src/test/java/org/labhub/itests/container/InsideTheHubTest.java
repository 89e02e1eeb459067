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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.labhub.itests.hub.Await;
import org.opentest4j.AssertionFailedError;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;

/** The hub, asked from within. */
@WithHub
public final class InsideTheHubTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ADMIN_ADMIN = "Basic YWRtaW46YWRtaW4=";

    @Test
    @InContainer
    public void everyBundleIsActive(BundleContext context) {
        new Ready().everyBundleIsActive(context);
    }

    @Test
    @InContainer
    public void everyComponentIsSatisfied(BundleContext context) {
        new Ready().everyComponentIsSatisfied(context);
    }

    @Test
    @InContainer
    public void theConsoleIsClosedWhileItsLogInIsNotThere(BundleContext context) throws BundleException {
        URI console = URI.create(
                "http://127.0.0.1:" + context.getProperty("org.osgi.service.http.port") + "/system/console/bundles");
        Bundle login = bundle(context, "org.labhub.console");
        login.stop();
        try {
            Await.until(PATIENCE, () -> status(console) == 404, () -> "status " + status(console));
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

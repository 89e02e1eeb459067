package org.labhub.deploy.internal.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.deploy.internal.folder.TestJar;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.launch.Framework;

/** Asks a real framework. */
class RequirementsTest {

    private static Framework framework;

    @TempDir
    private static Path cache;

    @TempDir
    private Path jars;

    @BeforeAll
    static void startFramework() throws BundleException {
        framework = new FrameworkFactory().newFramework(Map.of("org.osgi.framework.storage", cache.toString()));
        framework.start();
    }

    @AfterAll
    static void stopFramework() throws BundleException, InterruptedException {
        framework.stop();
        framework.waitForStop(10_000);
    }

    @AfterEach
    void uninstallAll() throws BundleException {
        for (Bundle bundle : context().getBundles()) {
            if (bundle.getBundleId() != 0) {
                bundle.uninstall();
            }
        }
    }

    private static BundleContext context() {
        return framework.getBundleContext();
    }

    private Bundle install(String name, String... headers) throws BundleException {
        Path jar = TestJar.bundle(jars.resolve(name + ".jar"), name, "1.0.0", headers);
        return context().installBundle(jar.toUri().toString());
    }

    private static String missing(Bundle bundle) {
        return String.join("; ", Trouble.words(new Requirements(context()).missing(bundle)));
    }

    @Test
    void aMissingPackageIsNamedWithItsRange() throws BundleException {
        Bundle bundle = install("a", "Import-Package", "org.acme.calib;version=\"[1.2,2)\"");
        assertEquals("needs the package org.acme.calib [1.2.0,2.0.0), which nothing offers", missing(bundle));
    }

    @Test
    void aPackageThatIsThereInAnotherVersionIsTold() throws BundleException {
        install("old", "Export-Package", "org.acme.calib;version=1.1");
        Bundle bundle = install("a", "Import-Package", "org.acme.calib;version=\"[1.2,2)\"");
        assertEquals("needs the package org.acme.calib [1.2.0,2.0.0); what is there is 1.1.0", missing(bundle));
    }

    @Test
    void aChainIsFollowedToItsEnd() throws BundleException {
        install("b", "Export-Package", "org.b", "Import-Package", "org.acme.calib");
        Bundle bundle = install("a", "Import-Package", "org.b");
        assertEquals(
                "needs the package org.b, but b itself needs the package org.acme.calib, which nothing offers",
                missing(bundle));
    }

    @Test
    void aCircleOfBundlesThatResolvesLacksNothing() throws BundleException {
        Bundle a = install("a", "Export-Package", "org.a", "Import-Package", "org.b");
        install("b", "Export-Package", "org.b", "Import-Package", "org.a");
        assertEquals("", missing(a));
    }

    @Test
    void aMissingBundleIsNamed() throws BundleException {
        assertTrue(missing(install("a", "Require-Bundle", "org.acme.base;bundle-version=2"))
                .startsWith("needs the bundle org.acme.base 2.0.0"));
    }

    @Test
    void aMissingHostIsNamed() throws BundleException {
        assertTrue(missing(install("a", "Fragment-Host", "org.acme.base")).contains("org.acme.base"));
    }

    @Test
    void aNewerJavaIsAskedForInPlainWords() throws BundleException {
        Bundle bundle = install("a", "Require-Capability", "osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=99))\"");
        assertEquals("needs Java 99; the hub runs on Java " + Runtime.version().feature(), missing(bundle));
    }

    @Test
    void whatIsOptionalIsNotMissed() throws BundleException {
        assertEquals("", missing(install("a", "Import-Package", "org.acme.calib;resolution:=optional")));
    }

    @Test
    void aFailingStartIsTriedOnceAndRemembered() throws BundleException {
        Bundle bundle = install("a", "Bundle-Activator", "org.acme.NoSuchClass");
        StartFailures failures = new StartFailures();
        Trouble first = failures.of(bundle).orElseThrow();
        assertTrue(first.words().contains("org.acme.NoSuchClass"), first.words());
        assertEquals(List.of(first), failures.of(bundle).stream().toList());
    }
}

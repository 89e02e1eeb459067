package org.labhub.deploy.internal.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.labhub.deploy.internal.folder.Content.Plugin;
import org.labhub.deploy.internal.folder.Content.Unfinished;
import org.labhub.deploy.internal.folder.Content.Unfit;
import org.osgi.framework.Version;

class ContentsTest {

    @TempDir
    private Path deploy;

    private Path file() {
        return deploy.resolve("a.jar");
    }

    @Test
    void aBundleIsAPlugin() {
        TestJar.bundle(file(), "org.acme.meter;singleton:=true", "1.2.0");
        assertEquals(new Plugin("org.acme.meter", new Version(1, 2, 0)), Contents.read(file()));
    }

    @Test
    void halfAJarIsUnfinished() throws IOException {
        byte[] whole = Files.readAllBytes(TestJar.bundle(file(), "org.acme.meter", "1.0.0"));
        Files.write(file(), Arrays.copyOf(whole, whole.length / 2));
        Unfinished half = assertInstanceOf(Unfinished.class, Contents.read(file()));
        assertTrue(half.why().startsWith("it ends too early"), half.why());
    }

    @Test
    void anEmptyFileIsUnfinished() throws IOException {
        Files.createFile(file());
        assertInstanceOf(Unfinished.class, Contents.read(file()));
    }

    @Test
    void garbageIsCalledNoJar() throws IOException {
        Files.writeString(file(), "hello");
        Unfinished garbage = assertInstanceOf(Unfinished.class, Contents.read(file()));
        assertTrue(garbage.why().startsWith("it is no jar"), garbage.why());
    }

    @Test
    void aJarWithoutSymbolicNameIsUnfit() {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        TestJar.write(file(), manifest);
        Unfit plain = assertInstanceOf(Unfit.class, Contents.read(file()));
        assertTrue(plain.why().contains("Bundle-SymbolicName"), plain.why());
    }

    @Test
    void aVersionThatIsNoneIsUnfit() {
        TestJar.bundle(file(), "org.acme.meter", "x.y");
        Unfit bad = assertInstanceOf(Unfit.class, Contents.read(file()));
        assertTrue(bad.why().contains("x.y"), bad.why());
    }

    @ParameterizedTest
    @ValueSource(strings = {"org.acme~one.cfg", "org.acme-one.cfg", "org.acme.config", "org.acme~one.cfg.json"})
    void configurationIsSentToItsFolder(String name) throws IOException {
        Path file = Files.writeString(deploy.resolve(name), "a=b");
        Unfit cfg = assertInstanceOf(Unfit.class, Contents.read(file));
        assertTrue(cfg.remedy().contains("conf/local"), cfg.remedy());
    }

    @Test
    void aFolderIsUnfit() {
        assertInstanceOf(Unfit.class, Contents.read(deploy));
    }

    @Test
    void aFileIsReadAgainOnlyWhenItChanged() throws IOException {
        TestJar.bundle(file(), "org.acme.meter", "1.0.0");
        Contents contents = new Contents();
        Sighting sighting = new Sighting(file(), 10, 20, Duration.ZERO);
        contents.of(List.of(sighting));
        Files.delete(file());
        assertInstanceOf(Plugin.class, contents.of(List.of(sighting)).get(file()));
        Sighting grown = new Sighting(file(), 11, 20, Duration.ZERO);
        assertInstanceOf(Unfit.class, contents.of(List.of(grown)).get(file()));
    }
}

package org.labhub.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FrameworkPropertiesTest {

    @TempDir
    private Path folder;

    private Site site;

    @BeforeEach
    void programDefaults() throws IOException {
        site = new Site(folder.resolve("program"), folder.resolve("site"));
        Files.createDirectories(site.home().resolve("features"));
        write(
                site.home().resolve("conf/framework.properties"),
                "port=1\nfolder=${labhub.base}/deploy\nother=${unknown}");
    }

    @Test
    void theProgramsDefaultsHoldForASiteWithoutItsOwn() throws IOException {
        assertEquals("1", properties(Map.of()).get("port"));
    }

    @Test
    void theSiteOverridesTheProgram() throws IOException {
        write(site.base().resolve("conf/framework.properties"), "port=2");
        assertEquals("2", properties(Map.of()).get("port"));
    }

    @Test
    void theSitesOwnOverridesTheSite() throws IOException {
        write(site.base().resolve("conf/framework.properties"), "port=2");
        write(site.base().resolve("conf/local/framework.properties"), "port=3");
        assertEquals("3", properties(Map.of()).get("port"));
    }

    @Test
    void noFileTakesBackWhatAFeatureNeeds() throws IOException {
        write(
                site.home().resolve("features/hub.json"),
                "{\"bundles\": [], \"framework-properties\": {\"console.closed\": \"yes\"}}");
        write(site.base().resolve("conf/framework.properties"), "console.closed=no");
        assertEquals("yes", properties(Map.of()).get("console.closed"));
    }

    @Test
    void theEnvironmentWins() throws IOException {
        String port = properties(Map.of("LABHUB_HTTP_PORT", "9")).get("org.osgi.service.http.port");
        assertEquals("9", port);
    }

    @Test
    void foldersAreFilledIn() throws IOException {
        assertEquals(site.base() + "/deploy", properties(Map.of()).get("folder"));
    }

    @Test
    void whatIsNotAFolderOfOursStaysAsItIs() throws IOException {
        assertEquals("${unknown}", properties(Map.of()).get("other"));
    }

    @Test
    void theConfiguratorIsToldOfEachFileThatIsThereLowestFirst() throws IOException {
        Path low = write(site.home().resolve("conf/configuration.json"), "{}");
        Path high = write(site.base().resolve("conf/configuration.json"), "{}");
        Path bench = write(site.base().resolve("conf/bench.json"), "{}");
        assertEquals(
                low.toUri() + "," + high.toUri() + "," + bench.toUri(),
                properties(Map.of()).get("labhub.configurations"));
    }

    @Test
    void theSitesLogbackFileReplacesTheProgramsOwn() throws IOException {
        Path own = write(site.base().resolve("conf/logback.xml"), "<configuration/>");
        assertEquals(own.toString(), properties(Map.of()).get("org.ops4j.pax.logging.StaticLogbackFile"));
    }

    private Map<String, String> properties(Map<String, String> environment) throws IOException {
        return FrameworkProperties.of(site, environment);
    }

    private static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}

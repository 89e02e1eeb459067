package org.labhub.itests.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.labhub.itests.hub.Distribution;

final class BillOfMaterialsTest {

    /** A component's bom-ref ends in {@code group/artifact@version?type=jar}. */
    @Test
    void everyJarOfTheDistributionIsListed() throws IOException {
        String listed = Files.readString(Distribution.home().resolve("labhub.cdx.json"));
        List<String> missing = Distribution.content(Distribution.home()).stream()
                .map(Path::getFileName)
                .map(Path::toString)
                .filter(name -> name.endsWith(".jar"))
                .filter(name -> !listed.contains("/" + coordinates(name) + "?type=jar"))
                .toList();
        assertEquals(List.of(), missing);
    }

    /** The group of a library is where its packages begin. */
    @Test
    void everyLibraryInsideABundleOfOursIsListed() throws IOException {
        String listed = Files.readString(Distribution.home().resolve("labhub.cdx.json"));
        Set<String> groups = new TreeSet<>();
        for (Path jar : Distribution.content(Distribution.home().resolve("system/org/labhub"))) {
            if (jar.toString().endsWith(".jar")) {
                groups.addAll(groupsIn(jar));
            }
        }
        assertEquals(Set.of("io.prometheus", "org.agrona", "org.fhir", "org.labhub"), groups);
        groups.forEach(group -> assertTrue(listed.contains("pkg:maven/" + group + "/"), group));
    }

    /** It lies in the console's bundle as a file of its own. */
    @Test
    void theScriptThatIsNotFromMavenIsListedWithItsLicence() throws IOException {
        String listed = Files.readString(Distribution.home().resolve("labhub.cdx.json"));
        int at = listed.indexOf("\"purl\" : \"pkg:npm/uplot@1.6.32\"");
        assertTrue(at > 0 && listed.substring(0, at).endsWith("[ {\"license\" : {\"id\" : \"MIT\"}} ], "), listed);
    }

    private static List<String> groupsIn(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.endsWith(".class") && name.split("/", -1).length > 2)
                    .map(name -> name.replaceFirst("^([^/]+)/([^/]+)/.*", "$1.$2"))
                    .distinct()
                    .toList();
        }
    }

    @Test
    void theWordsOfTheApiArePackedWithTheirExplanation() {
        assertTrue(
                Files.isRegularFile(Distribution.home().resolve("docs/api/org/labhub/api/instrument/Instrument.html")));
    }

    private static String coordinates(String jar) {
        return jar.replaceFirst("-([0-9][^/]*)\\.jar$", "@$1");
    }
}

package org.labhub.itests.start;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    private static String coordinates(String jar) {
        return jar.replaceFirst("-([0-9][^/]*)\\.jar$", "@$1");
    }
}

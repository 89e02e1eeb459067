package org.labhub.settings.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import org.apache.felix.cm.file.ConfigurationHandler;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.settings.internal.layers.Layers;
import org.labhub.settings.internal.rules.MeterJar;
import org.labhub.settings.internal.rules.Rules;

class CheckCommandTest {

    private static final String METER = "org.acme.meter~left";

    private static final Map<String, String> PROPERTIES = Map.of("org.apache.felix.http.host", "127.0.0.1");

    @TempDir
    private Path folder;

    private Path file;
    private Path edits;

    @BeforeEach
    void site() throws IOException {
        file = folder.resolve("configuration.json");
        edits = Files.createDirectory(folder.resolve("config"));
    }

    private CheckCommand check(String json) throws IOException {
        Files.writeString(file, json);
        Layers layers = Layers.read(file.toUri().toString(), folder.resolve("home"), Map.of());
        return new CheckCommand(layers, Rules.ofJars(List.of(MeterJar.in(folder)), PROPERTIES), StoredEdits.in(edits));
    }

    private void edit(Map<String, Object> values) throws IOException {
        try (OutputStream out = Files.newOutputStream(edits.resolve("left.config"))) {
            Hashtable<String, Object> stored = new Hashtable<>(values);
            stored.put("service.pid", METER);
            ConfigurationHandler.write(out, stored);
        }
    }

    @Test
    void whatTheBundlesTakeIsNoFault() throws IOException {
        CheckCommand check = check("// with a comment\n{ \"" + METER + "\": { \"rate\": 2 } }");
        assertEquals(List.of(), check.faults());
        assertEquals(List.of(), check.unknown());
    }

    @Test
    void anUnknownKeyIsRefusedWithTheFileToMend() throws IOException {
        assertEquals(
                List.of(METER + " is refused: unknown key \"rat\": org.acme.meter takes listens.to, names, rate, unit;"
                        + " mend it in " + file),
                check("{ \"" + METER + "\": { \"rat\": 2 } }").faults());
    }

    @Test
    void anEditIsHeldAgainstTheFormToo() throws IOException {
        edit(Map.of(".labhub.layered", true, ".labhub.edit.rate", 200.0, "rate", 200.0));
        String fault = check("{ \"" + METER + "\": { \"rate\": 2 } }").faults().get(0);
        assertTrue(fault.endsWith("; edit it again, or delete what was edited"), fault);
    }

    @Test
    void whatWasEditedAsAWholeIsHeldAgainstTheForm() throws IOException {
        edit(Map.of("unit", "kg"));
        assertEquals(1, check("{}").faults().size());
    }

    @Test
    void noConfigurationOpensTheConsoleToOtherMachines() throws IOException {
        String fault = check("{ \"org.apache.felix.http\": { \"org.apache.felix.http.host\": \"0.0.0.0\" } }")
                .faults()
                .get(0);
        assertTrue(
                fault.contains("org.apache.felix.http.host is 0.0.0.0, but it is set in conf/framework.properties"),
                fault);
    }

    @Test
    void noConfigurationMakesASecondWebServer() throws IOException {
        assertEquals(
                1, check("{ \"org.apache.felix.http~second\": {} }").faults().size());
    }

    @Test
    void repeatingWhereTheConsoleListensIsNoFault() throws IOException {
        String same = "{ \"org.apache.felix.http\": { \"org.apache.felix.http.host\": \"127.0.0.1\" } }";
        assertEquals(List.of(), check(same).faults());
    }

    @Test
    void whatNobodyDescribesIsNamed() throws IOException {
        assertEquals(
                List.of("org.acme.other"),
                check("{ \"org.acme.other\": { \"rate\": 2 } }").unknown());
    }

    @Test
    void aFileThatIsNoJsonIsRefused() throws IOException {
        String fault = check("oops").faults().get(0);
        assertTrue(fault.startsWith(file + " is refused: it is no JSON"), fault);
    }
}

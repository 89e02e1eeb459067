package org.labhub.settings.internal.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormReaderTest {

    @TempDir
    private Path folder;

    private Map<String, String> faults(Map<String, Object> values) throws IOException {
        return rules(MeterJar.in(folder)).faults("org.acme.meter~left", values);
    }

    private static Rules rules(Path... jars) {
        return Rules.ofJars(List.of(jars), Map.of());
    }

    @Test
    void aRangeIsReadAndQuotedWithTheWordsOfTheBundle() throws IOException {
        assertEquals(
                "rate is 0, which is below the least allowed, 0.5 (Readings a second.)",
                faults(Map.of("rate", 0)).get("rate"));
    }

    @Test
    void theOptionsAreRead() throws IOException {
        assertEquals(
                "unit is kg, which is none of V, A",
                faults(Map.of("unit", "kg")).get("unit"));
    }

    @Test
    void whatTheComponentTakesBesideItsFormIsKnown() throws IOException {
        assertEquals(Map.of(), faults(Map.of("listens.to", "b", "clock.target", "(a=b)")));
    }

    @Test
    void aListInADefaultKeepsItsEscapedCommas() throws IOException {
        Rules rules = rules(MeterJar.in(folder));
        assertEquals(List.of("a", "b,c"), rules.defaults("org.acme.meter").get("names"));
    }

    @Test
    void aJarWithABrokenFormHoldsUpNoOther() throws IOException {
        Path broken = MeterJar.in(Files.createDirectory(folder.resolve("broken")), "<MetaData><OCD");
        Rules rules = rules(broken, MeterJar.in(folder));
        assertFalse(rules.faults("org.acme.meter~left", Map.of("rat", 1)).isEmpty());
    }

    @Test
    void aRangeThatIsNoNumberIsNoRange() throws IOException {
        Path odd = MeterJar.in(folder, MeterJar.FORM.replace("min=\"0.5\"", "min=\"little\""));
        assertEquals(Map.of(), rules(odd).faults("org.acme.meter~left", Map.of("rate", 0)));
    }

    @Test
    void whatIsNoJarHoldsUpNoOther() throws IOException {
        Path garbage = Files.writeString(folder.resolve("garbage.jar"), "this is no jar");
        assertFalse(rules(garbage).know("org.acme.meter"));
    }

    /** A form of a stranger must not make the hub read a file of this machine. */
    @Test
    void aFormCannotFetchAFile() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "seven grey pelicans");
        String form = "<!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>\n"
                + MeterJar.FORM.replace("%rate", "&e;");
        Rules rules = rules(MeterJar.in(folder, form));
        String told = rules.faults("org.acme.meter~left", Map.of("rate", 0)).toString();
        assertFalse(told.contains("pelicans"), told);
    }
}

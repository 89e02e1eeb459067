package org.labhub.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProgramTest {

    @TempDir
    private Path home;

    private Path jar;

    @BeforeEach
    void unpack() throws IOException {
        jar = home.resolve("system/org/lib/lib/1.0/lib-1.0.jar");
        Files.createDirectories(jar.getParent());
        Files.writeString(jar, "abc");
        Files.writeString(home.resolve("labhub.cdx.json"), """
                {"components": [
                  {"group": "org.lib", "name": "lib", "version": "1.0", "hashes": [
                    {"alg": "MD5", "content": "no"},
                    {"alg": "SHA-256", "content": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"}]},
                  {"group": "org.lib", "name": "elsewhere", "version": "1.0"}]}""");
    }

    private Finding asItWasBuilt() {
        return new Program(home).asItWasBuilt();
    }

    @Test
    void aLibraryThatIsNotTheOneThatWasShippedIsNamed() throws IOException {
        assertTrue(asItWasBuilt().well(), asItWasBuilt()::toString);
        Files.writeString(jar, "abd");
        assertTrue(asItWasBuilt().words().contains(jar.toString()), asItWasBuilt()::toString);
        assertEquals("unpack the distribution again", asItWasBuilt().remedy());
    }

    @Test
    void aMissingBillOfMaterialsIsNamed() throws IOException {
        Files.delete(home.resolve("labhub.cdx.json"));
        assertFalse(asItWasBuilt().well());
    }

    @Test
    void cryptographyWithKnownFaultsIsNamed() throws IOException {
        Files.writeString(home.resolve("system/bcprov-jdk18on-1.85.jar"), "");
        assertTrue(new Program(home).cryptography().well());
        Files.writeString(home.resolve("system/bcprov-jdk18on-1.84.jar"), "");
        assertEquals("install a newer LabHub", new Program(home).cryptography().remedy());
    }

    @Test
    void aProgramWithoutItsFeaturesIsNamed() {
        assertFalse(new Program(home).findings().get(0).well());
    }
}

package org.labhub.deploy.internal.folder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DeliveryTest {

    private static final byte[] JAR = {'P', 'K', 3, 4, 5, 6};

    @TempDir
    private Path folder;

    private Delivery delivery;

    @BeforeEach
    void open() {
        delivery = new Delivery(folder, 16);
    }

    private static InputStream jar() {
        return new ByteArrayInputStream(JAR);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void aJarArrivesWholeAndForItsOwnerAlone() throws IOException {
        delivery.put("meter-1.0.jar", jar());
        Path file = folder.resolve("meter-1.0.jar");
        assertArrayEquals(JAR, Files.readAllBytes(file));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../meter.jar", "meter.zip", ".jar", ".hidden.jar", "a/b.jar", "a b.jar", ""})
    void aNameThatLeadsElsewhereIsRefused(String name) throws IOException {
        assertThrows(IllegalArgumentException.class, () -> delivery.put(name, jar()));
        assertThrows(IllegalArgumentException.class, () -> delivery.remove(name));
        assertEquals(List.of(), names());
    }

    @Test
    void whatIsNoJarLeavesNothingBehind() throws IOException {
        assertThrows(
                IllegalArgumentException.class,
                () -> delivery.put("meter.jar", new ByteArrayInputStream(new byte[] {1, 2, 3})));
        assertEquals(List.of(), names());
    }

    @Test
    void whatIsTooLargeLeavesNothingBehind() throws IOException {
        byte[] large = new byte[17];
        System.arraycopy(JAR, 0, large, 0, JAR.length);
        assertThrows(IllegalArgumentException.class, () -> delivery.put("meter.jar", new ByteArrayInputStream(large)));
        assertEquals(List.of(), names());
    }

    @Test
    void aJarIsTakenOutOnce() throws IOException {
        delivery.put("meter.jar", jar());
        assertTrue(delivery.remove("meter.jar"));
        assertFalse(delivery.remove("meter.jar"));
    }
}

package org.labhub.api.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SchemaVersionTest {

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0", "1.2.3", "1023.1023.4095"})
    void thePackedFormComesBackAsItWent(String text) {
        SchemaVersion version = SchemaVersion.parse(text);
        assertEquals(version, SchemaVersion.ofPacked(version.packed()));
        assertEquals(text, version.toString());
    }

    @Test
    void thePackedFormHasTenTenAndTwelveBits() {
        assertEquals(1 << 22 | 2 << 12 | 3, new SchemaVersion(1, 2, 3).packed());
        assertEquals(-1, new SchemaVersion(1023, 1023, 4095).packed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1.2", "1.2.3.4", "1024.0.0", "0.1024.0", "0.0.4096", "-1.0.0", "1.2.x", " 1.2.3"})
    void whatIsNoVersionIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> SchemaVersion.parse(text));
    }

    @Test
    void versionsAreOrderedByTheirNumbers() {
        assertTrue(SchemaVersion.parse("1.10.0").compareTo(SchemaVersion.parse("1.9.4095")) > 0);
    }
}

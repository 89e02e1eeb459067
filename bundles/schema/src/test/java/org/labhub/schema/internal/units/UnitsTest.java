package org.labhub.schema.internal.units;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.labhub.api.schema.SchemaRefused;

final class UnitsTest {

    @Test
    void theLibraryFindsEveryEverydayUnitGood() {
        Units.EVERYDAY.forEach(unit -> assertEquals(Optional.empty(), Ucum.fault(unit), unit));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kg.m/s2", "dB[V]", "[in_i]", "10*3/uL", "mV/(Hz.s)", "{counts}", "[degF]"})
    void otherCodesAreLookedUp(String unit) {
        assertEquals(unit, Units.check("x", unit));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Volt", "V^2", "m//s", "(m", "m)", "m s", "", "<m>", "{a", "m{a}b", "sec", "\u00b5V", "\""})
    void whatIsNoCodeIsRefused(String unit) {
        assertThrows(SchemaRefused.class, () -> Units.check("x", unit));
    }
}

package org.labhub.driver.scope.internal;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

final class FaultsTest {

    private static void read(Faults faults, int times) throws IOException {
        for (int reading = 0; reading < times; reading++) {
            faults.beforeReading();
        }
    }

    @Test
    void withoutFaultsNothingGoesWrong() {
        assertDoesNotThrow(() -> read(Faults.named(), 1000));
    }

    @Test
    void aTimeoutComesNowAndThen() {
        IOException thrown = assertThrows(IOException.class, () -> read(Faults.named("timeout"), 200));
        assertEquals("the device did not answer in time", thrown.getMessage());
    }

    @Test
    void anUnpluggedDeviceIsAwayForAWhileAndComesBack() throws IOException {
        Faults faults = Faults.named("disconnect");
        faults.beforeConnect();
        assertThrows(IOException.class, () -> read(faults, 200));
        assertThrows(IOException.class, faults::beforeConnect);
        assertThrows(IOException.class, faults::beforeConnect);
        assertDoesNotThrow(faults::beforeConnect);
    }

    @Test
    void garbageIsNotANumber() throws IOException {
        Faults faults = Faults.named("garbage");
        read(faults, 100);
        assertTrue(Float.isNaN(faults.spoiled(new float[1])[0]));
    }

    @Test
    void anUnknownFaultIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Faults.named("fire"));
    }
}

package org.labhub.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConsoleAddressTest {

    @Test
    void itIsShownAsAnAddressForABrowser() throws Refusal {
        assertEquals(
                "http://127.0.0.1:8181/system/console", of("127.0.0.1", "8181").toString());
    }

    @Test
    void anAddressOfTheSixthVersionGetsItsBrackets() throws Refusal {
        assertEquals("http://[::1]:8181/system/console", of("::1", "8181").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "65536", "http", "-1", "08181"})
    void whatIsNoPortIsRefused(String port) {
        assertThrows(Refusal.class, () -> of("127.0.0.1", port));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0.0.0.0", "::", "192.0.2.1"})
    void beyondThisMachineIsRefused(String host) {
        assertThrows(Refusal.class, () -> of(host, "8181"));
    }

    @Test
    void aTakenPortIsRefusedByNumber() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            ConsoleAddress console = new ConsoleAddress("127.0.0.1", taken.getLocalPort());
            Refusal refusal = assertThrows(Refusal.class, console::mustBeFree);
            assertTrue(refusal.getMessage().contains("port " + taken.getLocalPort()), refusal.getMessage());
        }
    }

    private static ConsoleAddress of(String host, String port) throws Refusal {
        return ConsoleAddress.of(Map.of("org.apache.felix.http.host", host, "org.osgi.service.http.port", port));
    }
}

package org.labhub.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses are ones, and for whom. */
final class EndpointsTest {

    @ParameterizedTest
    @ValueSource(strings = {"tcp://127.0.0.1:*", "tcp://127.0.0.1:0", "tcp://lab7:00"})
    void aPortMayBeLeftToTheSystem(String address) {
        assertTrue(Endpoints.leavesPortOpen(address));
    }

    @Test
    void aPortThatIsNamedIsNotLeftToTheSystem() {
        assertFalse(Endpoints.leavesPortOpen("tcp://127.0.0.1:5570"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp://127.0.0.1:*", "tcp://127.0.0.1:0", "tcp://*:5570"})
    void nobodyCanConnectToAnyHostOrPort(String address) {
        assertThrows(IllegalArgumentException.class, () -> Endpoints.checkConnectable(address));
    }

    @Test
    void oneHostAndOnePortCanBeConnectedTo() {
        assertEquals("tcp://lab7:5570", Endpoints.checkConnectable("tcp://lab7:5570"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "127.0.0.1:5570", "tcp://lab7", "tcp://lab7:65536", "ipc://lab7", "tcp://lab 7:1"})
    void whatIsNoAddressIsRefusedAsSuch(String address) {
        assertThrows(IllegalArgumentException.class, () -> Endpoints.checkBindable(address));
    }
}

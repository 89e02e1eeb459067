package org.labhub.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
final class HubProcessTest {

    private static final String TABLE = """
              sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
               0: %s 00000000:0000 %s 00000000:00000000 00:00000000 00000000     0        0 77 1 0 100 0 0 10 0""";

    private HubProcess here;

    @BeforeEach
    void look() {
        here = new HubProcess(ProcessHandle.current().pid());
    }

    private static List<String> beyond(String address, String state) {
        return HubProcess.beyondThisMachine(
                TABLE.formatted(address, state).lines().toList(), Set.of("77"));
    }

    @Test
    void aSocketThatOthersCanReachIsNamedByItsPort() {
        assertEquals(List.of("8181"), beyond("00000000:1FF5", "0A"));
        assertEquals(List.of("8181"), beyond("0100A8C0:1FF5", "0A"));
        assertEquals(List.of("8181"), beyond("00000000000000000000000000000000:1FF5", "0A"));
        assertEquals(List.of("8181"), beyond("0000000000000000FFFF00000100A8C0:1FF5", "0A"));
    }

    @Test
    void aSocketOfThisMachineAloneAndAConnectionAreWell() {
        assertEquals(List.of(), beyond("0100007F:1FF5", "0A"));
        assertEquals(List.of(), beyond("00000000000000000000000001000000:1FF5", "0A"));
        assertEquals(List.of(), beyond("0000000000000000FFFF00000100007F:1FF5", "0A"));
        assertEquals(List.of(), beyond("0100A8C0:1FF5", "01"));
    }

    @Test
    void aRealSocketIsSeen() throws IOException {
        try (ServerSocket open = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"))) {
            Finding seen = here.findings().get(0);
            assertFalse(seen.well());
            assertTrue(seen.words().contains(Integer.toString(open.getLocalPort())), seen::toString);
            assertTrue(seen.remedy().startsWith("bin/labhub stop"));
        }
    }

    @Test
    void aDebuggerAndAnAgentAreNamed() {
        String debugger = "-agentlib:jdwp=transport=dt_socket,server=y";
        assertEquals(List.of(debugger), HubProcess.doors(List.of("java", debugger, "-Xmx1g")));
        assertEquals(
                1,
                HubProcess.doors(List.of("-Dcom.sun.management.jmxremote.port=9"))
                        .size());
        assertEquals(List.of(), HubProcess.doors(List.of("java", "-cp", "lib/*", "org.labhub.launcher.Main")));
    }

    @Test
    void aProcessThatIsGoneIsNoFault() throws IOException {
        Path none = Path.of("/proc/0");
        assertFalse(Files.exists(none));
        assertTrue(new HubProcess(0).findings().stream().allMatch(Finding::well));
    }
}

package org.labhub.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataLockTest {

    @TempDir
    private Path base;

    private Site site;

    @BeforeEach
    void folders() throws Refusal {
        site = new Site(base, base);
        new Folders(site).prepare();
    }

    @Test
    void aSecondHubIsRefusedAndToldThePidOfTheFirst() throws Exception {
        try (DataLock first = DataLock.take(site)) {
            Refusal refusal = assertThrows(Refusal.class, () -> DataLock.take(site), first::toString);
            assertTrue(refusal.getMessage().contains("process " + ownPid()), refusal.getMessage());
        }
    }

    @Test
    void theHolderIsKnown() throws Exception {
        try (DataLock lock = DataLock.take(site)) {
            assertEquals(Optional.of(ownPid()), DataLock.holder(site), lock::toString);
        }
    }

    @Test
    void aStaleFileNamesNobody() throws IOException {
        Files.writeString(site.data().resolve("hub.lock"), "1");
        assertEquals(Optional.empty(), DataLock.holder(site));
    }

    @Test
    void aStaleFileIsNoObstacle() throws Exception {
        Files.writeString(site.data().resolve("hub.lock"), "4194304");
        DataLock.take(site).close();
        assertEquals(Long.toString(ownPid()), Files.readString(site.data().resolve("hub.lock")));
    }

    private static long ownPid() {
        return ProcessHandle.current().pid();
    }
}

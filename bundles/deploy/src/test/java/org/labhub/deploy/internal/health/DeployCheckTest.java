package org.labhub.deploy.internal.health;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.apache.felix.hc.api.Result.Status;
import org.junit.jupiter.api.Test;
import org.labhub.api.deploy.DeployedFile;
import org.labhub.api.deploy.DeployedFile.State;

class DeployCheckTest {

    private static Status status(State... states) {
        List<DeployedFile> files = Arrays.stream(states)
                .map(state -> new DeployedFile("a.jar", state, "", List.of(), ""))
                .toList();
        return new DeployCheck(() -> files).execute().getStatus();
    }

    @Test
    void anEmptyFolderIsHealthy() {
        assertEquals(Status.OK, status());
    }

    @Test
    void copyingChangesNothing() {
        assertEquals(Status.OK, status(State.RUNNING, State.COPYING));
    }

    @Test
    void waitingOrStoppedMeansLook() {
        assertEquals(Status.WARN, status(State.RUNNING, State.WAITING));
        assertEquals(Status.WARN, status(State.STOPPED));
    }

    @Test
    void refusedIsCritical() {
        assertEquals(Status.CRITICAL, status(State.RUNNING, State.WAITING, State.REFUSED));
    }
}

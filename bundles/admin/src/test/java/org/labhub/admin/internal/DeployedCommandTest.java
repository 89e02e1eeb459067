package org.labhub.admin.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.labhub.api.deploy.DeployedFile;
import org.labhub.api.deploy.DeployedFile.State;

class DeployedCommandTest {

    private static String shown(DeployedFile... files) {
        return new DeployedCommand(() -> List.of(files)).deployed();
    }

    @Test
    void eachFileHasItsLineAndBelowItWhyAndWhatToDo() {
        String text = shown(
                new DeployedFile("a.jar", State.RUNNING, "org.a 1.0.0", List.of(), ""),
                new DeployedFile("longer.jar", State.REFUSED, "", List.of("it is no jar"), "Remove it."));
        assertEquals("""
                a.jar       running   org.a 1.0.0
                longer.jar  refused
                    it is no jar
                    -> Remove it.""", text);
    }

    @Test
    void anEmptyFolderIsSaidToBeEmpty() {
        assertEquals("Nothing lies in the deploy folder.", shown());
    }
}

package org.labhub.deploy.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.labhub.api.deploy.DeployedFile;
import org.labhub.api.deploy.DeployedFile.State;

class ChangesTest {

    private static final DeployedFile RUNNING = new DeployedFile("a.jar", State.RUNNING, "org.a 1.0.0", List.of(), "");
    private static final DeployedFile REFUSED =
            new DeployedFile("a.jar", State.REFUSED, "", List.of("it is no jar"), "Remove it.");
    private static final DeployedFile COPYING = new DeployedFile("a.jar", State.COPYING, "", List.of(), "");

    private final Lines lines = new Lines();
    private final Changes changes = new Changes(lines);

    private void see(DeployedFile... files) {
        changes.see(List.of(files));
    }

    @Test
    void aStateIsToldOnceHoweverOftenItIsSeen() {
        for (int i = 0; i < 10; i++) {
            see(RUNNING);
        }
        assertEquals(List.of("INFO a.jar is running (org.a 1.0.0)"), lines.written);
    }

    @Test
    void aStateThatPassesAtOnceIsNotTold() {
        see(REFUSED);
        see(RUNNING);
        see(RUNNING);
        assertEquals(List.of("INFO a.jar is running (org.a 1.0.0)"), lines.written);
    }

    @Test
    void aRefusalIsToldWithItsRemedy() {
        see(REFUSED);
        see(REFUSED);
        assertEquals(List.of("ERROR a.jar is refused: it is no jar. Remove it."), lines.written);
    }

    @Test
    void copyingIsNotTold() {
        see(COPYING);
        see(COPYING);
        assertEquals(List.of(), lines.written);
    }

    @Test
    void aFileThatWentAwayIsToldOnce() {
        see(RUNNING);
        see(RUNNING);
        see();
        see();
        assertEquals("INFO a.jar is gone", lines.written.get(1));
        assertEquals(2, lines.written.size());
    }

    @Test
    void anUnreadableFolderIsToldOnce() {
        changes.blind("cannot be listed");
        changes.blind("cannot be listed");
        assertEquals(List.of("WARNING cannot be listed"), lines.written);
    }

    private static final class Lines implements System.Logger {

        private final List<String> written = new ArrayList<>();

        @Override
        public String getName() {
            return "test";
        }

        @Override
        public boolean isLoggable(Level level) {
            return true;
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String message, Throwable thrown) {
            written.add(level + " " + message);
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String format, Object... params) {
            written.add(level + " " + format);
        }
    }
}

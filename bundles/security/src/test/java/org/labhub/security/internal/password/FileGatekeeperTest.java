package org.labhub.security.internal.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.api.security.Admission;
import org.labhub.api.security.Admission.Closed;
import org.labhub.api.security.Admission.Granted;
import org.labhub.api.security.Admission.Later;
import org.labhub.api.security.Admission.Wrong;

@Tag("long")
class FileGatekeeperTest {

    private static final String RIGHT = "right horse battery";

    private final TestClock clock = new TestClock();
    private final List<String> audited = new ArrayList<>();

    @TempDir
    private Path folder;

    private Path file;
    private FileGatekeeper gatekeeper;

    @BeforeEach
    void passwordIsSet() throws IOException {
        file = folder.resolve("security/console-password");
        set(RIGHT);
        gatekeeper = new FileGatekeeper(file, (actor, event, detail) -> audited.add(event + ": " + detail), clock);
    }

    @Test
    void theRightPasswordIsGranted() {
        Granted granted = assertInstanceOf(Granted.class, admit(RIGHT));
        assertEquals(gatekeeper.edition(), granted.edition());
    }

    @Test
    void adminIsWrongAndBeginsAPause() {
        assertEquals(new Wrong(Duration.ofSeconds(1)), admit("admin"));
    }

    @Test
    void inThePauseNotEvenTheRightPasswordIsChecked() {
        admit("wrong");
        assertEquals(new Later(Duration.ofSeconds(1)), admit(RIGHT));
        clock.pass(Duration.ofSeconds(1));
        assertInstanceOf(Granted.class, admit(RIGHT));
    }

    @Test
    void triesInThePauseDoNotMakeItLonger() {
        admit("wrong");
        admit("wrong");
        clock.pass(Duration.ofSeconds(1));
        assertEquals(new Wrong(Duration.ofSeconds(2)), admit("wrong"));
    }

    @Test
    void theRightPasswordEndsTheGrowth() {
        admit("wrong");
        clock.pass(Duration.ofSeconds(1));
        admit(RIGHT);
        assertEquals(new Wrong(Duration.ofSeconds(1)), admit("wrong"));
    }

    @Test
    void aNewPasswordEndsThePauseAtOnce() throws IOException {
        admit("wrong");
        set("another horse battery");
        assertInstanceOf(Granted.class, admit("another horse battery"));
    }

    @Test
    void aNewPasswordIsAnotherEditionEvenWhenItIsTheSame() throws IOException {
        String before = gatekeeper.edition();
        set(RIGHT);
        assertNotEquals(before, gatekeeper.edition());
    }

    @Test
    void withoutAPasswordNobodyIsGranted() throws IOException {
        Files.delete(file);
        Closed closed = assertInstanceOf(Closed.class, admit(""));
        assertTrue(closed.remedy().contains("bin/labhub passwd"));
    }

    @Test
    void aDamagedFileGrantsNobodyAndStaysAsItIs() throws IOException {
        Files.writeString(file, "$argon2id$v=19$m=65536");
        assertInstanceOf(Closed.class, admit(RIGHT));
        assertEquals("$argon2id$v=19$m=65536", Files.readString(file));
    }

    @Test
    void aFileThatOthersMayWriteGrantsNobody() throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));
        assertInstanceOf(Closed.class, admit(RIGHT));
    }

    @Test
    void eachCheckIsAuditedAndNoPasswordIs() {
        admit("wrong secret");
        clock.pass(Duration.ofSeconds(1));
        admit(RIGHT);
        assertEquals(List.of("log-in refused: wrong password; pause 1 s", "log-in: "), audited);
    }

    @Test
    void onlyOneCheckRunsAtATime() throws InterruptedException, ExecutionException, TimeoutException {
        ExecutorService other = Executors.newSingleThreadExecutor();
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        gatekeeper = new FileGatekeeper(file, (actor, event, detail) -> waitIn(inside, goOn), clock);
        try {
            Future<Admission> first = other.submit(() -> admit(RIGHT));
            assertTrue(inside.await(20, TimeUnit.SECONDS));
            assertInstanceOf(Later.class, admit(RIGHT));
            goOn.countDown();
            assertInstanceOf(Granted.class, first.get(20, TimeUnit.SECONDS));
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    void whatIsKeptIsOnlyForTheOwnerAndDoesNotHoldThePassword() throws IOException {
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(
                "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file.resolveSibling(""))));
        assertFalse(Files.readString(file).contains(RIGHT));
    }

    private Admission admit(String password) {
        return gatekeeper.admit(password.toCharArray(), "test");
    }

    private void set(String password) throws IOException {
        new PasswordFile(file).set(password.toCharArray());
    }

    private static void waitIn(CountDownLatch inside, CountDownLatch goOn) {
        inside.countDown();
        try {
            assertTrue(goOn.await(20, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package org.labhub.itests.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.labhub.itests.hub.Distribution;
import org.labhub.itests.hub.HubCommand;
import org.labhub.itests.hub.HubProcess;

/** One hub whose console is visited by those who know its password and those who do not. */
final class LogInTest {

    private static final String PASSWORD = "seven grey pelicans";

    @TempDir
    private static Path base;

    private static HubProcess hub;

    private final Visitor visitor = new Visitor(hub.address("/"));

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        setPassword(PASSWORD);
        hub = HubProcess.start(base);
    }

    @AfterAll
    static void end() {
        hub.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/bundles",
                "/bundles.json",
                "/configMgr",
                "/res/ui/admin.css",
                "/status-Threads.txt",
                "/nowhere"
            })
    void withoutLogInEveryPageLeadsToTheForm(String page) {
        HttpResponse<String> answer = visitor.get(page);
        assertEquals(303, answer.statusCode());
        assertTrue(answer.headers().firstValue("Location").orElse("").startsWith("/system/console/login"));
    }

    @Test
    void withoutLogInNothingIsChanged() {
        assertEquals(401, visitor.post("/bundles/1", "action=stop").statusCode());
    }

    @Test
    void theRightPasswordOpensTheConsole() {
        assertEquals(303, visitor.typePatiently(PASSWORD).statusCode());
        HttpResponse<String> bundles = visitor.get("/bundles.json");
        assertEquals(200, bundles.statusCode());
        assertTrue(bundles.body().contains("org.labhub.console"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "", "Seven grey pelicans"})
    void aWrongPasswordDoesNot(String wrong) {
        assertEquals(403, visitor.typePatiently(wrong).statusCode());
        assertEquals(303, visitor.get("/bundles").statusCode());
    }

    @Test
    void theUsualPasswordOfTheConsoleDoesNotEither() {
        String basic = "Basic " + Base64.getEncoder().encodeToString("admin:admin".getBytes(StandardCharsets.UTF_8));
        assertEquals(303, visitor.get("/bundles", "Authorization", basic).statusCode());
    }

    @Test
    void eachWrongPasswordMakesThePauseLonger() throws IOException, InterruptedException {
        setPassword(PASSWORD);
        assertTrue(visitor.type("wrong").body().contains("again in 1 second."));
        assertTrue(visitor.typePatiently("wrong").body().contains("again in 2 seconds."));
        assertTrue(visitor.typePatiently("wrong").body().contains("again in 4 seconds."));
        assertEquals(429, visitor.type(PASSWORD).statusCode());
    }

    @Test
    void aNewPasswordEndsThePauseAtOnce() throws IOException, InterruptedException {
        visitor.typePatiently("wrong");
        setPassword(PASSWORD);
        assertEquals(303, visitor.type(PASSWORD).statusCode());
    }

    @Test
    void aNewPasswordEndsEverySession() throws IOException, InterruptedException {
        visitor.typePatiently(PASSWORD);
        setPassword(PASSWORD);
        assertEquals(303, visitor.get("/bundles").statusCode());
    }

    @Test
    void aPageOfSomebodyElseCannotUseTheSession() {
        visitor.typePatiently(PASSWORD);
        HttpResponse<String> answer = visitor.post("/bundles/1", "action=refresh", "Origin", "http://evil.example");
        assertEquals(403, answer.statusCode());
    }

    @Test
    void theConsolesOwnPagesCan() {
        visitor.typePatiently(PASSWORD);
        String origin = hub.address("").toString();
        HttpResponse<String> answer = visitor.post("/bundles/1", "action=none", "Origin", origin);
        assertEquals(200, answer.statusCode(), answer::body);
    }

    @Test
    void logOutEndsTheSession() {
        visitor.typePatiently(PASSWORD);
        visitor.get("/logout");
        assertEquals(303, visitor.get("/bundles").statusCode());
    }

    @Test
    void whoCameInAndWhoDidNotIsWrittenDownForTheOwnerAlone() throws IOException {
        visitor.typePatiently("wrong");
        visitor.typePatiently(PASSWORD);
        Path log = base.resolve("data/audit.log");
        assertTrue(Files.readString(log).contains("\"event\":\"log-in refused\""));
        assertTrue(Files.readString(log).contains("\"event\":\"log-in\""));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(log)));
    }

    @Test
    void thePasswordIsWrittenNowhere() throws IOException {
        visitor.typePatiently(PASSWORD);
        for (Path file : Distribution.content(base, Integer.MAX_VALUE)) {
            assertFalse(Files.isRegularFile(file) && holds(file, PASSWORD), file::toString);
        }
        assertFalse(hub.output().contains(PASSWORD));
    }

    private static boolean holds(Path file, String text) throws IOException {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    private static void setPassword(String password) throws IOException, InterruptedException {
        HubCommand set = HubCommand.type(password + "\n", "passwd", "--base", base.toString(), "--stdin");
        assertEquals(
                List.of(0, "The console's password is set."),
                List.of(set.exitCode(), set.text().strip()));
    }
}

package org.labhub.itests.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.itests.browser.Browser;
import org.labhub.itests.browser.Chromium;
import org.labhub.itests.hub.Await;
import org.labhub.itests.hub.HubCommand;
import org.labhub.itests.hub.HubProcess;

/** A person with a browser and the password that {@code passwd --generate} printed. */
@Chromium
final class BrowserLogInTest {

    private static final String ENTER = "\uE007";

    @TempDir
    private static Path base;

    @TempDir
    private static Path profile;

    private static String password;
    private static HubProcess hub;
    private static Browser browser;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        String said = HubCommand.run("passwd", "--base", base.toString(), "--generate")
                .text();
        password = said.lines()
                .filter(line -> line.matches("([a-z2-9]{7}-){3}[a-z2-9]{7}"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(said));
        hub = HubProcess.start(base);
        browser = Browser.open(profile);
    }

    @AfterAll
    static void end() {
        browser.close();
        hub.close();
    }

    @BeforeEach
    void beNew() {
        browser.becomeDesk();
        browser.forgetCookies();
        browser.complaints();
    }

    @Test
    void theFormLeadsToThePageThatWasAskedFor() throws IOException {
        browser.go(console("/bundles"));
        browser.picture("log-in");
        browser.type("#password", password + ENTER);
        browser.awaitPage("/system/console/bundles");
        browser.awaitText("#plugin_table", "org.labhub.console");
        browser.picture("bundles");
    }

    @Test
    void theFormNeedsNothingFromElsewhereAndBreaksNoPolicy() {
        browser.go(console("/login"));
        assertEquals(List.of(), browser.complaints());
        assertEquals(
                "0",
                browser.script("return performance.getEntriesByType('resource').length")
                        .toString());
    }

    @Test
    void theFormIsReadyToType() {
        browser.go(console("/login"));
        browser.await("#password:focus");
    }

    @Test
    void aWrongPasswordIsAnsweredInWords() throws IOException {
        browser.go(console("/login"));
        browser.type("#password", "admin");
        browser.click("button");
        browser.await("[aria-invalid=true]");
        browser.picture("log-in-wrong");
        assertTrue(browser.textOf("[role=alert]").startsWith("That is not the password."));
        setFree();
    }

    @Test
    void theFormFitsAPhoneInTheDark() throws IOException {
        browser.becomePhone();
        browser.becomeDark();
        browser.go(console("/login"));
        browser.picture("log-in-phone-dark");
        assertEquals(
                "true",
                browser.script("return document.documentElement.scrollWidth <= 360")
                        .toString());
    }

    /** Nothing is on this hub: no plug-in, no channel, no file. */
    @Test
    void everyPageSaysInWordsThatThereIsNothing() throws IOException {
        logIn();
        for (String page : Pages.ALL) {
            browser.complaints();
            browser.go(console(page));
            browser.await("main p, main table");
            assertEquals(List.of(), browser.complaints(), page);
        }
        browser.go(console("/bench"));
        browser.await("#summary");
        Await.until(
                Duration.ofSeconds(30),
                () -> browser.textOf("#summary").startsWith("Nothing is plugged in."),
                () -> browser.textOf("#summary"));
    }

    @Test
    void noScriptSeesTheSession() throws IOException {
        logIn();
        assertTrue(!browser.script("return document.cookie").toString().contains("labhub-"));
    }

    @Test
    void aPageOfAnotherPortCannotUseTheSession() throws IOException {
        logIn();
        try (ForeignPage page = ForeignPage.thatPostsTo(console("/bundles/1"))) {
            browser.go(page.address());
            browser.click("button");
            browser.awaitPage("/system/console/bundles/1");
            assertEquals("This request came from a page of another origin.", browser.textOf("body"));
        }
    }

    @Test
    void logOutLeadsBackToTheForm() throws IOException {
        logIn();
        browser.click(".logoutButton a");
        browser.await("#password");
        browser.go(console("/bundles"));
        assertTrue(browser.has("#password"));
    }

    private void logIn() throws IOException {
        browser.go(console("/bundles"));
        browser.type("#password", password + ENTER);
        browser.awaitPage("/system/console/bundles");
    }

    /** So that the pause after a wrong password does not reach the next test. */
    private static void setFree() {
        new Visitor(hub.address("/")).typePatiently(password);
    }

    private static URI console(String page) {
        return hub.address("/system/console" + page);
    }
}

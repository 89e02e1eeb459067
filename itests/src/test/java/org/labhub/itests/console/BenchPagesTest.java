package org.labhub.itests.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.driver.thermometer.internal.ThermometerInstrument;
import org.labhub.itests.plugins.SineBench;
import org.labhub.itests.plugins.SineJar;

/** A person acts on the bench, in a browser. */
@WithPages
final class BenchPagesTest {

    private static final String KEY = "rq:rM>}U?@Lns47E1%kR.o@n%FcmmsL/@{H8]yf7";

    private static final String TAB = "\uE004";
    private static final String ENTER = "\uE007";

    private final Pages pages;

    BenchPagesTest(Pages pages) {
        this.pages = pages;
    }

    private static String plugin(String name, String rest) {
        return "document.querySelector('[data-plugin=\"" + name + "\"]" + rest;
    }

    @Test
    void anInstrumentIsStoppedAndStarted() throws IOException {
        pages.open("/bench");
        pages.until(plugin("scope", " .state.good')"));
        pages.until(plugin("scope", " .steps')?.textContent.includes('heartbeat')"));
        pages.browser.picture("bench");
        pages.browser.click("[data-plugin=scope] [data-verb=stop]");
        pages.until(plugin("scope", " .state')?.innerText === 'stopped'"));
        pages.browser.click("[data-plugin=scope] [data-verb=start]");
        pages.until(plugin("scope", " .state')?.innerText === 'online'"));
        pages.until(() -> audit().contains("scope is stopped."), "a line in the audit log");
    }

    /** A page may show what was done before it is written down. */
    private String audit() {
        try {
            return Files.readString(pages.bench.base().resolve("data/audit.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aBundleIsUploadedRunsAndIsRemoved(@TempDir Path folder) throws IOException {
        Path jar = Files.copy(SineJar.of(ThermometerInstrument.class), folder.resolve("thermometer.jar"));
        pages.open("/bench");
        pages.browser.type("#jar", jar.toString());
        pages.browser.click("#upload button");
        pages.until(plugin("room", " .state')?.innerText === 'online'"));
        pages.until("document.querySelector('[data-file=\"thermometer.jar\"] .state')?.innerText === 'running'");
        pages.pressSurely("[data-file='thermometer.jar'] button", pages.browser::click);
        pages.until("document.querySelector('[data-file=\"thermometer.jar\"]') === null");
    }

    @Test
    void schemasShowFieldsUnitsUsersAndDifferences() throws IOException {
        pages.open("/schemas");
        assertTrue(pages.browser.textOf("#schemas").contains(Pages.SINE));
        pages.open("/schemas?id=lab.sine+1.0.0");
        assertTrue(pages.browser.textOf("#fields").contains("0 8 volts float64 V"), pages.browser.textOf("#fields"));
        pages.browser.click("#compare button");
        pages.browser.await("#comparison .state.bad");
        pages.browser.picture("schemas");
    }

    @Test
    void aKeyIsTrustedAndRevoked() throws IOException {
        pages.open("/trust");
        pages.browser.type("#trust [name=name]", "guest");
        pages.browser.type("#trust [name=key]", KEY);
        pages.browser.click("#trust button");
        pages.browser.await("[data-key=guest]");
        pages.browser.picture("trust");
        pages.pressSurely("[data-key=guest] button", pages.browser::click);
        pages.until("document.querySelector('[data-key=guest]') === null && document.readyState === 'complete'");
        pages.until(() -> audit().contains("guest is trusted no longer."), "a line in the audit log");
    }

    @Test
    void everyCheckOfTheHealthIsShown() throws IOException {
        pages.open("/health");
        pages.browser.await("[data-check] .state");
        pages.browser.picture("health");
        pages.browser.awaitText("#fresh", "Every file in deploy/ runs");
    }

    @Test
    void aFileThatIsNamedLikeMarkupIsOnlyAStrangeName() throws IOException {
        Path strange = pages.bench.base().resolve("deploy/<img src=x onerror=document.title=1>.jar");
        Files.writeString(strange, "no jar");
        pages.open("/bench");
        pages.until("document.querySelector('#files').innerText.includes('<img src=x')");
        pages.open("/deployed");
        pages.until("document.querySelector('#deployed').innerText.includes('<img src=x')");
        assertFalse(pages.browser.has("img"));
        Files.delete(strange);
    }

    @Test
    void nothingIsDoneWithoutTheTokenOfAPage() {
        Visitor visitor = pages.visitor();
        String stop = "/labhub/do/plugin?verb=stop&name=scope";
        assertEquals(403, visitor.post(stop, "").statusCode());
        assertEquals(
                403, visitor.post(stop, "", "X-LabHub-Token", "0".repeat(64)).statusCode());
        assertEquals(
                403, visitor.post(stop, "", "Origin", "http://evil.example").statusCode());
        assertTrue(audit().contains("action refused"), "a line in the audit log");
    }

    @Test
    void nothingIsDoneByGet() {
        Visitor visitor = pages.visitor();
        assertEquals(405, visitor.get("/labhub/do/plugin?verb=stop&name=scope").statusCode());
    }

    @Test
    void onlyTheKeyboardIsNeeded() {
        pages.open("/bench");
        pages.until(plugin("scope", " .state')?.innerText === 'online'"));
        tabTo("[data-plugin=scope] [data-verb=stop]");
        pages.browser.press(ENTER);
        pages.until(plugin("scope", " .state')?.innerText === 'stopped'"));
        pages.until("document.activeElement.dataset.verb === 'start'");
        pages.browser.press(ENTER);
        pages.until(plugin("scope", " .state')?.innerText === 'online'"));
        assertTrue(pages.bench.committed(SineBench.CHANNEL) > 0);
    }

    /** From the top of the page, key by key. */
    private void tabTo(String selector) {
        for (int keys = 0; keys < 100 && !pages.browser.has(selector + ":focus"); keys++) {
            pages.browser.press(TAB);
        }
        assertTrue(pages.browser.has(selector + ":focus-visible"), "reached, and seen to be");
    }
}

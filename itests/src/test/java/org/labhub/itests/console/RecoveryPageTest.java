package org.labhub.itests.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.labhub.api.block.ConsumerSpec;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.channel.SlotConsumer;
import org.labhub.itests.plugins.SineBench;
import org.labhub.itests.recovery.Staged;

/** An operator finds out who holds what, and mends it, in a browser. */
@WithPages
final class RecoveryPageTest {

    private static final String HOSTILE = "<img src=x onerror=document.title=1>";
    private static final String BLOCK = "staged.dead-writer";
    private static final String APPLY = "[data-do=mend]";
    private static final String ENTER = "\uE007";

    private final Pages pages;

    RecoveryPageTest(Pages pages) {
        this.pages = pages;
    }

    /** As it can be pasted into any terminal: with the whole path of the program, and the base. */
    private String typed(String command) {
        return "/bin/labhub-admin " + command + " --base " + pages.bench.base();
    }

    private void loaded(String script) {
        pages.until("document.readyState === 'complete' && " + script);
    }

    @Test
    void aKilledProducerIsDiagnosedRecoveredAndWhatWasDoneIsShown() throws IOException {
        try (Staged killed = Staged.fault(pages.bench.base(), "dead-writer")) {
            pages.open("/recovery");
            pages.until("document.querySelector('[data-block=\"" + BLOCK + "\"] .state.bad')?.innerText === 'wrong'");
            pages.browser.picture("recovery");
            pages.browser.click("[data-block='" + BLOCK + "'] a");
            loaded("document.querySelector('#findings .state.bad')");
            String found = pages.browser.textOf("#findings");
            assertTrue(found.contains("writer: dead writer") && found.contains("pid " + killed.pid()), found);
            assertTrue(found.contains(typed("recover " + BLOCK + " --apply")), found);
            pages.browser.click("[data-finding='dead writer'] a");
            loaded("document.querySelector('#plan')");
            assertTrue(pages.browser.textOf("#plan").contains("give back the lease of meter (pid " + killed.pid()));
            pages.browser.picture("recovery-plan");
            pages.pressSurely(APPLY, button -> pages.browser.type(button, ENTER));
            loaded("document.querySelector('#journal .state.good')");
            assertFalse(pages.browser.has("#findings .state.bad"));
            String done = pages.browser.textOf("#journal");
            assertTrue(done.contains("admin, console 127.0.0.1") && done.contains("give back the lease"), done);
            pages.browser.picture("recovery-done");
        }
        String audit = Files.readString(pages.bench.base().resolve("data/audit.log"));
        assertTrue(audit.contains("\"mend\"") && audit.contains(BLOCK + ": done: give back the lease"), audit);
    }

    @Test
    void whatWasNeverFinishedIsListedAndThenSweptAway() throws IOException {
        Path unborn = Files.createFile(pages.bench.base().resolve("blocks/.unborn-5eed"));
        pages.open("/recovery");
        pages.until("document.querySelector('#sweep .lost')?.innerText.includes('never finished')");
        pages.browser.script("document.querySelector('#sweep a[href=\"?sweep=blocks\"]').click()");
        loaded("document.querySelector('#plan')");
        assertTrue(pages.browser.textOf("#plan").contains("remove .unborn-5eed"));
        assertTrue(Files.exists(unborn), "a list removes nothing");
        pages.browser.picture("recovery-sweep");
        pages.pressSurely("[data-do=sweep]", button -> pages.browser.type(button, ENTER));
        loaded("document.querySelector('#plan')?.innerText.includes('nothing to do')");
        assertFalse(Files.exists(unborn));
        String done = pages.browser.textOf("#journal");
        assertTrue(done.contains("admin, console 127.0.0.1") && done.contains("remove .unborn-5eed"), done);
        pages.browser.picture("recovery-swept");
    }

    @Test
    void fromTheLivingNothingIsTaken() {
        pages.open("/recovery?block=" + Pages.SINE);
        pages.browser.script("document.querySelector('#mend [name=remedy]').value = 'retire'");
        pages.browser.type("#mend button", ENTER);
        loaded("document.querySelector('#plan')");
        assertTrue(pages.browser.textOf("#plan").contains("stop its producer first"));
        assertFalse(pages.browser.has(APPLY));
    }

    @Test
    void aConsumerThatIsNamedLikeMarkupIsOnlyAStrangeName() {
        ConsumerSpec spec = new ConsumerSpec(HOSTILE, ReadPolicy.BEST_EFFORT, event -> {});
        try (SlotConsumer consumer = pages.bench.blocks.attach(SineBench.CHANNEL, spec)) {
            pages.open("/recovery?block=" + Pages.SINE);
            assertTrue(pages.browser.textOf("#holders").contains("<img src=x onerror="));
            assertFalse(pages.browser.has("img"), consumer::toString);
        }
    }

    @Test
    void aBlockThatIsNotThereIsToldInWords() {
        pages.open("/recovery?block=%3Cscript%3Ealert(1)%3C/script%3E");
        assertTrue(pages.browser.textOf("main").contains("is no name for a channel"));
        pages.open("/recovery?block=no.such.block");
        assertTrue(pages.browser.textOf(".trouble").contains("there is no such block"));
    }

    @Test
    void nothingIsMendedWithoutTheTokenOfAPageOrFromElsewhere() {
        Visitor visitor = pages.visitor();
        String retire = "/labhub/do/mend?block=test.sine&remedy=retire&target=&force=on&plan=x";
        assertEquals(403, visitor.post(retire, "").statusCode());
        assertEquals(
                403, visitor.post(retire, "", "Origin", "http://evil.example").statusCode());
        assertEquals(405, visitor.get(retire).statusCode());
        assertEquals(
                403, visitor.post("/labhub/do/sweep?what=blocks&plan=x", "").statusCode());
    }
}

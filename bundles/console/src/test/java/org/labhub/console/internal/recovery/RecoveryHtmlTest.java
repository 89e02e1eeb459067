package org.labhub.console.internal.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.labhub.api.block.BlockName;
import org.labhub.api.recovery.BlockHealth;
import org.labhub.api.recovery.Diagnosis;
import org.labhub.api.recovery.Finding;
import org.labhub.api.recovery.Remedy;
import org.labhub.api.recovery.Remedy.Kind;

final class RecoveryHtmlTest {

    private static final String EVIL = "<img src=x onerror='alert(\"1\")'>&";

    private final SeenBlock block = new SeenBlock(EVIL);
    private final Diagnosis diagnosis = block.diagnose(new BlockName(SeenBlock.NAME));

    private static void assertHarmless(String html) {
        assertTrue(html.contains("&lt;img src=x"), html);
        assertFalse(html.contains("<img"), html);
        assertFalse(html.contains("'alert"), html);
    }

    @Test
    void nothingThatAProcessCallsItselfBecomesMarkup() {
        assertHarmless(BlocksHtml.of(block.list()));
        assertHarmless(DiagnosisHtml.head(diagnosis, block::typed));
        assertHarmless(DiagnosisHtml.rest(diagnosis));
    }

    @Test
    void theFolderInACommandIsNoMarkup() {
        assertHarmless(FindingsHtml.of(new SeenBlock("meter").diagnose(new BlockName(SeenBlock.NAME)), block::typed));
    }

    @Test
    void nothingInAPlanBecomesMarkup() {
        Remedy remedy = new Remedy(Kind.EVICT, EVIL, true);
        assertHarmless(PlanHtml.of(block.plan(diagnosis, remedy)));
        assertHarmless(PlanHtml.form(SeenBlock.NAME, remedy));
    }

    @Test
    void nothingInAListToBeSweptBecomesMarkup() {
        block.unborn = List.of(7L);
        assertHarmless(SweepHtml.of(Leftovers.BLOCKS, block.sweep()));
    }

    @Test
    void nothingInTheJournalBecomesMarkup() {
        assertHarmless(JournalHtml.of(List.of(EVIL), ""));
        assertHarmless(JournalHtml.of(List.of("""
                {"at":"2026-01-01T00:00:00Z","actor":"<img src=x>","plan":{"block":"numbers"},"results":[]}"""), ""));
    }

    @Test
    void theReportsOnOtherBlocksAreLeftOut() {
        String line = """
                {"at":"2026-01-01T00:00:00Z","actor":"me","plan":{"block":"other"},"results":[]}""";
        assertTrue(JournalHtml.of(List.of(line), "numbers").contains("Nothing yet."));
    }

    @Test
    void theCommandOfAFindingLeadsToItsPlan() {
        Finding finding = new Finding(
                Finding.Kind.STALLED_CONSUMER,
                BlockHealth.WRONG,
                "consumer 2",
                "",
                "",
                "labhub-admin evict numbers --consumer 2 --force --apply");
        assertEquals(Optional.of(new Remedy(Kind.EVICT, "2", true)), Wish.of(finding));
        assertEquals(
                "?block=numbers&remedy=evict&target=2&force=on",
                Wish.query("numbers", Wish.of(finding).orElseThrow()));
    }

    @Test
    void everyRemedyIsUnderstoodByItsOwnAddress() {
        for (Kind kind : Kind.values()) {
            assertEquals(
                    kind,
                    Wish.of(name -> name.equals("remedy") ? Wish.name(kind) : "")
                            .kind());
        }
    }
}

package org.labhub.console.internal.recovery;

import org.labhub.api.recovery.RecoveryPlan;

/** What could be swept away, as HTML: the way to the list of it, and the list with the button that removes exactly that. */
final class SweepHtml {

    private SweepHtml() {}

    /** Below all blocks. How many processes are gone is only counted on the page that lists them, since that reads every block. */
    static String offer(RecoveryPlan unfinished) {
        int many = unfinished.steps().size();
        String found = many == 0
                ? "Nothing is left of blocks that were never finished."
                : "<b class=\"lost\">" + many + (many == 1 ? " block was" : " blocks were")
                        + " never finished and still takes memory.</b>";
        return "<section class=\"card\" id=\"sweep\"><header><h2>Sweep</h2></header><p class=\"soft\">" + found
                + " Processes that are gone leave a page of memory each.</p><p class=\"tools\">"
                + way(Leftovers.BLOCKS, "Show what is left of unfinished blocks") + " "
                + way(Leftovers.PROCESSES, "Show what is left of processes") + "</p></section>\n";
    }

    private static String way(Leftovers what, String text) {
        return "<a class=\"button\" href=\"?sweep=" + what.word() + "\">" + text + "</a>";
    }

    static String of(Leftovers what, RecoveryPlan plan) {
        return "<h1>Sweep</h1>\n"
                + PlanHtml.of(
                        plan,
                        "Remove " + what.words(),
                        "data-do=\"sweep\" data-what=\"" + what.word() + "\"",
                        "What is listed here is removed, and nothing else; what is not there any more is told.");
    }
}

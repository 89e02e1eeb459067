package org.labhub.console.internal.recovery;

import static org.labhub.console.internal.html.Html.escaped;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.labhub.api.recovery.RecoveryPlan;
import org.labhub.api.recovery.RecoveryStep;
import org.labhub.api.recovery.Remedy;
import org.labhub.api.recovery.Remedy.Kind;

/** What would be done, as HTML, with the button that has exactly this done; and the form that asks for a plan. */
final class PlanHtml {

    private PlanHtml() {}

    static String form(String block, Remedy chosen) {
        String options = Arrays.stream(Kind.values())
                .filter(kind -> kind != Kind.SWEEP)
                .map(kind -> "<option value=\"" + Wish.name(kind) + "\"" + (kind == chosen.kind() ? " selected" : "")
                        + ">" + words(kind) + "</option>")
                .collect(Collectors.joining());
        return "<section class=\"card\"><header><h2>Mend it</h2></header><form id=\"mend\" class=\"tools\" method=\"get\""
                + " action=\"#plan\"><input type=\"hidden\" name=\"block\" value=\"" + escaped(block)
                + "\"><label>What <select name=\"remedy\">" + options + "</select></label>"
                + "<label>Slot or consumer <input name=\"target\" size=\"10\" maxlength=\"80\" value=\""
                + escaped(chosen.target()) + "\"></label><label><input type=\"checkbox\" name=\"force\""
                + (chosen.force() ? " checked" : "") + "> even if it costs somebody something</label>"
                + "<button type=\"submit\">Show the plan</button></form>"
                + "<p class=\"small soft\">A plan changes nothing. From the living nothing is ever taken.</p></section>\n";
    }

    private static String words(Kind kind) {
        return switch (kind) {
            case RECOVER -> "Give back what the dead hold";
            case CLEANUP -> "Give back the lines of dead consumers";
            case EVICT -> "Take the place of a stalled consumer away";
            case RESET_SLOT -> "Give one corrupt slot up as a gap";
            case RESET_ALL -> "Give all corrupt slots up as gaps";
            case REPAIR -> "Write bad checksums anew";
            case RETIRE -> "End the block and free its name";
            case SWEEP -> "Remove what was never finished";
        };
    }

    static String of(RecoveryPlan plan) {
        Remedy remedy = plan.remedy();
        return of(
                plan,
                words(remedy.kind()),
                "data-do=\"mend\" data-block=\"" + escaped(plan.block()) + "\" data-remedy=\""
                        + Wish.name(remedy.kind())
                        + "\" data-target=\"" + escaped(remedy.target()) + "\" data-force=\""
                        + (remedy.force() ? "on" : "") + "\"",
                "Each step changes one word, from exactly the value that was seen; if another one stands there, it does"
                        + " nothing and says so.");
    }

    /** Under a title, with what its button orders and what is to be known before it is pressed. */
    static String of(RecoveryPlan plan, String title, String order, String note) {
        String steps = plan.steps().stream().map(PlanHtml::step).collect(Collectors.joining());
        String refused = plan.refused().stream()
                .map(why -> "<li class=\"lost\">refused: " + escaped(why) + "</li>")
                .collect(Collectors.joining());
        String all = steps.isEmpty() && refused.isEmpty()
                ? "<p>There is nothing to do.</p>"
                : "<ol>" + steps + "</ol><ul>" + refused + "</ul>";
        return "<section class=\"card\" id=\"plan\"><header><h2>The plan: "
                + escaped(title) + "</h2></header>" + all
                + (plan.steps().isEmpty() ? "" : apply(plan, order, note)) + "</section>\n";
    }

    private static String step(RecoveryStep step) {
        String cost =
                step.cost().isEmpty() ? "" : "<br><span class=\"lost\">It costs: " + escaped(step.cost()) + "</span>";
        return "<li>" + escaped(step.what()) + "<br><span class=\"small soft\">safe, since " + escaped(step.why())
                + "</span>" + cost + "</li>";
    }

    private static String apply(RecoveryPlan plan, String order, String note) {
        return "<p class=\"tools\"><button type=\"button\" class=\"danger\" " + order + " data-plan=\""
                + PlanMark.of(plan) + "\">Do this</button> <span class=\"small soft\">" + note + "</span></p>";
    }
}

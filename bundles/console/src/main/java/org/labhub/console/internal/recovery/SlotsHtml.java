package org.labhub.console.internal.recovery;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.labhub.api.block.BlockMetrics;
import org.labhub.api.recovery.BlockFacts;
import org.labhub.api.recovery.SlotFacts;
import org.labhub.api.recovery.SlotFacts.State;
import org.labhub.api.recovery.SlotFacts.Sum;

/** The slots of a block, as HTML: how many are in each state, and those about which there is something to say. */
final class SlotsHtml {

    private static final int MOST = 32;
    private static final String HEAD = """
            <div class="wide"><table id="slots"><thead><tr><th class="n">Slot</th><th>State</th><th class="n">Frame</th>\
            <th class="n">Bytes</th><th>Checksum</th><th class="n">For</th><th>Needed by</th></tr></thead><tbody>
            """;

    private SlotsHtml() {}

    static String of(BlockFacts facts) {
        List<SlotFacts> told =
                facts.slots().stream().filter(SlotsHtml::isWorthTelling).toList();
        String rest = told.size() > MOST ? "<p class=\"soft\">… and " + (told.size() - MOST) + " more</p>" : "";
        String rows = told.stream().limit(MOST).map(SlotsHtml::row).collect(Collectors.joining());
        String table = told.isEmpty() ? "" : HEAD + rows + "</tbody></table></div>" + rest;
        return "<section class=\"card\"><header><h2>Slots and counters</h2></header><p>" + counts(facts.slots())
                + "</p>" + facts.metrics().map(SlotsHtml::counters).orElse("") + table + "</section>\n";
    }

    private static String counts(List<SlotFacts> slots) {
        return Arrays.stream(State.values())
                .map(state ->
                        slots.stream().filter(slot -> slot.state() == state).count() + " " + Words.of(state))
                .filter(count -> !count.startsWith("0 "))
                .collect(Collectors.joining(" · "));
    }

    private static boolean isWorthTelling(SlotFacts slot) {
        return switch (slot.state()) {
            case FREE -> false;
            case COMMITTED -> slot.sum() == Sum.BAD || !slot.heldBy().isEmpty();
            default -> true;
        };
    }

    private static String row(SlotFacts slot) {
        String held = slot.held().isZero() ? "" : slot.held().toMillis() + " ms";
        return "<tr>" + Words.number(slot.index()) + Words.text(Words.of(slot.state())) + Words.number(slot.sequence())
                + Words.number(slot.length())
                + (slot.sum() == Sum.BAD ? "<td class=\"bad\">bad</td>" : Words.text(Words.of(slot.sum())))
                + "<td class=\"n\">" + held + "</td>"
                + Words.text(String.join(", ", slot.heldBy())) + "</tr>\n";
    }

    private static String counters(BlockMetrics metrics) {
        return "<dl class=\"facts\">"
                + Words.fact("Aborted", metrics.aborted())
                + Words.fact("Timed out: not read", metrics.claimsTimedOut())
                + Words.fact("Timed out: in use", metrics.claimsInUse())
                + Words.fact("Waited", metrics.blocked().toMillis() + " ms")
                + Words.fact("Takeovers", metrics.takeovers())
                + Words.fact("Evictions", metrics.evictions())
                + Words.fact("Schema refusals", metrics.schemaRefusals())
                + Words.fact("Recoveries", metrics.recoveries()) + "</dl>";
    }
}

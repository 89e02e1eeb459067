package org.labhub.console.internal.recovery;

import static org.labhub.console.internal.html.Html.cell;
import static org.labhub.console.internal.html.Html.escaped;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.labhub.api.block.BlockInfo;
import org.labhub.api.recovery.BlockFacts;
import org.labhub.api.recovery.ConsumerFacts;
import org.labhub.api.recovery.Diagnosis;
import org.labhub.api.recovery.Finding;
import org.labhub.api.recovery.LockFacts;
import org.labhub.api.recovery.Occupant;
import org.labhub.api.recovery.WriterFacts;

/** What stands in a block, as HTML: what it is, and who holds what in it. */
final class DiagnosisHtml {

    private static final String HOLDERS = """
            <section class="card"><header><h2>Who holds what</h2></header><div class="wide"><table id="holders"><thead><tr>\
            <th>Place</th><th>Who</th><th>Verdict</th><th class="n">Next frame</th><th class="n">Behind</th>\
            <th class="n">Lost</th><th class="n">Corrupt</th><th>What it does</th></tr></thead><tbody>
            """;
    private static final String NO_NUMBERS = "<td></td><td></td><td></td><td></td>";

    private final Diagnosis diagnosis;
    private final BlockFacts facts;

    private DiagnosisHtml(Diagnosis diagnosis) {
        this.diagnosis = diagnosis;
        facts = diagnosis.facts();
    }

    /** How it is, what is wrong with it, and what is typed to mend that. */
    static String head(Diagnosis diagnosis, Function<Finding, String> typed) {
        return new DiagnosisHtml(diagnosis).head() + FindingsHtml.of(diagnosis, typed);
    }

    /** What it is, and who holds what. */
    static String rest(Diagnosis diagnosis) {
        DiagnosisHtml html = new DiagnosisHtml(diagnosis);
        return html.facts() + html.holders() + SlotsHtml.of(diagnosis.facts());
    }

    private String head() {
        return "<h1>" + escaped(facts.block()) + "</h1>\n<p id=\"health\">" + Words.state(diagnosis.health())
                + " <span class=\"soft small\">looked at " + Words.of(facts.at())
                + "; looking changes nothing</span> <a class=\"button\" href=\"?block=" + escaped(facts.block())
                + "\">Look again</a></p>\n";
    }

    private String facts() {
        return "<section class=\"card\"><header><h2>What it is</h2></header><dl class=\"facts\" id=\"facts\">"
                + facts.info().map(DiagnosisHtml::info).orElseGet(() -> Words.fact("Cannot be opened", facts.refusal()))
                + Words.fact("Size", Words.mebi(facts.bytes()))
                + Words.fact("Next frame", facts.writer().committed())
                + Words.fact("Floor", facts.writer().floor())
                + Words.fact("Epoch", facts.writer().epoch())
                + Words.fact("Life", Words.of(facts.life()))
                + "</dl><p class=\"small soft mono hash\">" + escaped(facts.folder()) + "</p></section>\n";
    }

    private static String info(BlockInfo info) {
        return Words.fact("Schema", info.schemaId() + " " + info.schemaVersion())
                + Words.fact("Ring", info.channel().capacity() + " slots of " + info.slotBytes() + " bytes")
                + Words.fact("Policy", Words.of(info.channel().grants()))
                + Words.fact("Checksums", Words.of(info.channel().checksums()))
                + Words.fact("Generation", info.generation());
    }

    private String holders() {
        List<String> rows = Stream.of(
                        Stream.of(writer(facts.writer())),
                        facts.consumers().stream().map(DiagnosisHtml::consumer),
                        facts.locks().stream().map(DiagnosisHtml::lock))
                .flatMap(each -> each)
                .toList();
        return HOLDERS + String.join("", rows) + "</tbody></table></div></section>\n";
    }

    private static String writer(WriterFacts writer) {
        String doing = Stream.of(
                        writer.writing()
                                .map(sequence -> "frame " + sequence + " in hand for "
                                        + writer.writingFor().toMillis() + " ms"),
                        writer.waitingFor()
                                .map(sequence -> "has waited "
                                        + writer.waiting().toMillis() + " ms for the slot of frame " + sequence))
                .flatMap(each -> each.stream())
                .collect(Collectors.joining("; "));
        return "<tr>" + cell("writer")
                + writer.holder()
                        .map(DiagnosisHtml::who)
                        .orElse(cell("<span class=\"soft\">nobody</span>") + "<td></td>")
                + Words.number(writer.committed()) + "<td></td><td></td><td></td>" + Words.text(doing) + "</tr>\n";
    }

    private static String consumer(ConsumerFacts consumer) {
        String doing = Stream.of(
                        consumer.policy().map(Words::of).orElse("unknown policy"),
                        consumer.gate().map(gate -> "needs frame " + gate).orElse(""),
                        consumer.holdsUp() ? "in the writer's way" : "",
                        consumer.evicted() ? "evicted" : "")
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining(", "));
        return "<tr>" + cell("consumer " + consumer.line()) + who(consumer.occupant())
                + Words.number(consumer.position())
                + Words.number(consumer.lag())
                + Words.number(consumer.lost())
                + Words.number(consumer.corrupt())
                + Words.text(doing) + "</tr>\n";
    }

    private static String lock(LockFacts lock) {
        return "<tr>" + cell("lock " + lock.index()) + who(lock.owner()) + NO_NUMBERS + "<td></td></tr>\n";
    }

    private static String who(Occupant occupant) {
        String since = occupant.since().map(time -> ", since " + Words.of(time)).orElse("");
        return cell("<b>" + escaped(occupant.name()) + "</b><br><span class=\"small soft\">pid " + occupant.pid()
                        + since + "</span>")
                + Words.wide(Words.state(occupant.verdict()) + "<br><span class=\"small soft\">"
                        + escaped(occupant.grounds()) + "</span>");
    }
}

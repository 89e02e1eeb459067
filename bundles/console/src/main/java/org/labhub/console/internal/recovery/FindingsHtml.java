package org.labhub.console.internal.recovery;

import static org.labhub.console.internal.html.Html.escaped;

import java.util.function.Function;
import java.util.stream.Collectors;
import org.labhub.api.recovery.Diagnosis;
import org.labhub.api.recovery.Finding;

/** What is wrong with a block, as HTML: how bad, what to do, the way to the plan that does it, and what is typed to do it. */
final class FindingsHtml {

    private final String block;
    private final Function<Finding, String> typed;

    private FindingsHtml(String block, Function<Finding, String> typed) {
        this.block = block;
        this.typed = typed;
    }

    static String of(Diagnosis diagnosis, Function<Finding, String> typed) {
        FindingsHtml html = new FindingsHtml(diagnosis.facts().block(), typed);
        return diagnosis.findings().isEmpty()
                ? "<p id=\"findings\">Nothing is wrong with it.</p>\n"
                : diagnosis.findings().stream()
                        .map(html::finding)
                        .collect(Collectors.joining("", "<div id=\"findings\">\n", "</div>\n"));
    }

    private String finding(Finding finding) {
        return "<section class=\"card item\" data-finding=\"" + Words.of(finding.kind()) + "\"><h2>"
                + escaped(finding.where()) + ": " + Words.of(finding.kind()) + "</h2>" + Words.state(finding.health())
                + "<p class=\"row\">" + escaped(finding.what()) + "</p><p class=\"row\">" + escaped(finding.remedy())
                + "</p>" + command(finding) + "</section>\n";
    }

    private String command(Finding finding) {
        return finding.command().isEmpty()
                ? ""
                : "<p class=\"row tools\">" + way(finding) + "<code>" + escaped(typed.apply(finding)) + "</code></p>";
    }

    private String way(Finding finding) {
        return Wish.of(finding)
                .map(remedy -> "<a class=\"button\" href=\"" + escaped(Wish.query(block, remedy))
                        + "#plan\">Show the plan</a> ")
                .orElse("");
    }
}

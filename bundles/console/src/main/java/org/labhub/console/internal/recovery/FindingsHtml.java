package org.labhub.console.internal.recovery;

import static org.labhub.console.internal.html.Html.escaped;

import java.util.List;
import java.util.stream.Collectors;
import org.labhub.api.recovery.Finding;

/** What is wrong with a block, as HTML: how bad, what to do, and the way to the plan that does it. */
final class FindingsHtml {

    private FindingsHtml() {}

    static String of(String block, List<Finding> findings) {
        return findings.isEmpty()
                ? "<p id=\"findings\">Nothing is wrong with it.</p>\n"
                : findings.stream()
                        .map(finding -> finding(block, finding))
                        .collect(Collectors.joining("", "<div id=\"findings\">\n", "</div>\n"));
    }

    private static String finding(String block, Finding finding) {
        return "<section class=\"card item\" data-finding=\"" + Words.of(finding.kind()) + "\"><h2>"
                + escaped(finding.where()) + ": " + Words.of(finding.kind()) + "</h2>" + Words.state(finding.health())
                + "<p class=\"row\">" + escaped(finding.what()) + "</p><p class=\"row\">" + escaped(finding.remedy())
                + "</p>" + command(block, finding) + "</section>\n";
    }

    private static String command(String block, Finding finding) {
        return finding.command().isEmpty()
                ? ""
                : "<p class=\"row tools\">" + way(block, finding) + "<code>" + escaped(finding.command())
                        + "</code></p>";
    }

    private static String way(String block, Finding finding) {
        return Wish.of(finding)
                .map(remedy -> "<a class=\"button\" href=\"" + escaped(Wish.query(block, remedy))
                        + "#plan\">Show the plan</a> ")
                .orElse("");
    }
}

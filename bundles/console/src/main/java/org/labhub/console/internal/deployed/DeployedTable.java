package org.labhub.console.internal.deployed;

import java.util.List;
import java.util.stream.Collectors;
import org.labhub.api.deploy.DeployedFile;
import org.labhub.console.internal.html.Html;

/** The files as a table of HTML; nothing that a file's name or manifest says becomes markup. */
final class DeployedTable {

    private static final String HEAD = """
            <table id="deployed" class="folding">
            <thead><tr><th>File</th><th>State</th>\
            <th>Bundle</th><th>Why</th>\
            <th>What to do</th></tr></thead>
            <tbody>
            """;

    private DeployedTable() {}

    static String html(List<DeployedFile> files) {
        if (files.isEmpty()) {
            return "<p id=\"deployed\">Nothing lies in the deploy folder.</p>\n";
        }
        return files.stream().map(DeployedTable::row).collect(Collectors.joining("", HEAD, "</tbody></table>\n"));
    }

    private static String state(DeployedFile.State state) {
        String tone = switch (state) {
            case RUNNING -> "good";
            case COPYING, WAITING -> "warn";
            case REFUSED -> "bad";
            case STOPPED -> "";
        };
        return Html.state(state.text(), tone);
    }

    private static String row(DeployedFile file) {
        String reasons = file.reasons().stream().map(Html::escaped).collect(Collectors.joining("<br>"));
        return "<tr>" + Html.cell(Html.escaped(file.name()))
                + Html.cell(state(file.state())) + Html.cell(Html.escaped(file.bundle())) + Html.cell(reasons)
                + Html.cell(Html.escaped(file.remedy())) + "</tr>\n";
    }
}

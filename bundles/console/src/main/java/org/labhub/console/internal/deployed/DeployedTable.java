package org.labhub.console.internal.deployed;

import java.util.List;
import java.util.stream.Collectors;
import org.labhub.api.deploy.DeployedFile;

/** The files as a table of HTML; nothing that a file's name or manifest says becomes markup. */
final class DeployedTable {

    private static final String HEAD = """
            <table class="nicetable ui-widget" id="deployed">
            <thead><tr><th class="ui-widget-header">File</th><th class="ui-widget-header">State</th>\
            <th class="ui-widget-header">Bundle</th><th class="ui-widget-header">Why</th>\
            <th class="ui-widget-header">What to do</th></tr></thead>
            <tbody class="ui-widget-content">
            """;

    private DeployedTable() {}

    static String html(List<DeployedFile> files) {
        if (files.isEmpty()) {
            return "<p class=\"statline ui-state-highlight\" id=\"deployed\">Nothing lies in the deploy folder.</p>\n";
        }
        return files.stream().map(DeployedTable::row).collect(Collectors.joining("", HEAD, "</tbody></table>\n"));
    }

    private static String row(DeployedFile file) {
        String reasons = file.reasons().stream().map(DeployedTable::escaped).collect(Collectors.joining("<br>"));
        return "<tr>" + cell(escaped(file.name())) + cell(file.state().text()) + cell(escaped(file.bundle()))
                + cell(reasons) + cell(escaped(file.remedy())) + "</tr>\n";
    }

    private static String cell(String html) {
        return "<td>" + html + "</td>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}

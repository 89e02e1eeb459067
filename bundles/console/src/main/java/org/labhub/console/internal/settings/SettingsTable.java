package org.labhub.console.internal.settings;

import java.util.List;
import java.util.stream.Collectors;
import org.labhub.api.settings.Origin;
import org.labhub.api.settings.Setting;
import org.labhub.api.settings.Settings;
import org.labhub.console.internal.html.Html;

/**
 * All configurations as a table of HTML.
 *
 * @param settings what is shown
 */
record SettingsTable(Settings settings) {

    private static final String HEAD = """
            <p class="soft">A value is edited on the page <a href="configMgr">Configuration</a>, unless it is fixed.</p>
            <table id="settings" class="folding">
            <thead><tr><th>Key</th><th>Value</th><th>From</th>\
            <th>Hides</th></tr></thead>
            <tbody>
            """;

    String html() {
        List<String> pids = settings.pids();
        if (pids.isEmpty()) {
            return "<p id=\"settings\">Nobody has configured anything: what is built in" + " holds.</p>\n";
        }
        return pids.stream().map(this::rows).collect(Collectors.joining("", HEAD, "</tbody></table>\n"));
    }

    private String rows(String pid) {
        return "<tr class=\"group\"><th colspan=\"4\" scope=\"rowgroup\">" + Html.escaped(pid) + "</th></tr>\n"
                + settings.refusals(pid).stream().map(SettingsTable::refused).collect(Collectors.joining())
                + settings.of(pid).stream().map(SettingsTable::row).collect(Collectors.joining());
    }

    private static String refused(String why) {
        return "<tr class=\"refused\"><td colspan=\"4\" class=\"lost\">refused: " + Html.escaped(why) + "</td></tr>\n";
    }

    private static String row(Setting value) {
        String hidden = value.hides().stream()
                .map(each -> Html.escaped(each.value()) + " (" + from(each) + ")")
                .collect(Collectors.joining("<br>"));
        return "<tr>" + Html.cell(Html.escaped(value.key()))
                + Html.cell(Html.escaped(value.holds().value()))
                + Html.cell(from(value.holds()) + (value.fixed() ? ": <b>fixed</b>" : "")) + Html.cell(hidden)
                + "</tr>\n";
    }

    private static String from(Origin origin) {
        String place = origin.place().isEmpty() ? "" : ", " + Html.escaped(origin.place());
        return origin.layer().text() + place;
    }
}

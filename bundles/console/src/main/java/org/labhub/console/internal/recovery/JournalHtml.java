package org.labhub.console.internal.recovery;

import static org.labhub.console.internal.html.Html.cell;
import static org.labhub.console.internal.html.Html.escaped;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** What was done, as HTML: the journal, which holds the reports of this hub and of the command line. */
final class JournalHtml {

    private static final String HEAD = """
            <div class="wide"><table id="journal"><thead><tr><th>When</th><th>Who</th><th>Block</th><th>What became of it</th>\
            </tr></thead><tbody>
            """;

    private JournalHtml() {}

    /** The reports on one block, or on all. */
    static String of(List<String> lines, String block) {
        String rows = lines.stream()
                .map(line -> row(line, block))
                .filter(row -> !row.isEmpty())
                .collect(Collectors.joining());
        return "<section class=\"card\" id=\"done\"><header><h2>What was done</h2></header>"
                + (rows.isEmpty() ? "<p class=\"soft\">Nothing yet.</p>" : HEAD + rows + "</tbody></table></div>")
                + "</section>\n";
    }

    private static String row(String line, String block) {
        try (JsonReader reader = Json.createReader(new StringReader(line))) {
            JsonObject report = reader.readObject();
            String name = part(report, "plan").getString("block", "");
            return block.isEmpty() || block.equals(name) ? row(report, name) : "";
        } catch (JsonException | ClassCastException | DateTimeException cut) {
            return block.isEmpty()
                    ? "<tr><td colspan=\"4\" class=\"bad\">cannot be read: " + escaped(line) + "</td></tr>"
                    : "";
        }
    }

    private static String row(JsonObject report, String block) {
        String results = report.getOrDefault("results", JsonValue.EMPTY_JSON_ARRAY).asJsonArray().stream()
                .map(JsonValue::asJsonObject)
                .map(JournalHtml::result)
                .collect(Collectors.joining("<br>"));
        return "<tr>" + Words.text(Words.of(Instant.parse(report.getString("at", ""))))
                + Words.text(report.getString("actor", ""))
                + cell(
                        block.isEmpty()
                                ? "swept"
                                : "<a href=\"?block=" + escaped(block) + "\">" + escaped(block) + "</a>")
                + Words.wide(results) + "</tr>\n";
    }

    private static String result(JsonObject result) {
        String outcome = result.getString("outcome", "");
        String detail = result.getString("detail", "");
        return Words.state(outcome, outcome.equals("done") ? "good" : "warn") + " "
                + escaped(part(result, "step").getString("what", ""))
                + (detail.isEmpty() ? "" : " <span class=\"soft\">(" + escaped(detail) + ")</span>");
    }

    private static JsonObject part(JsonObject whole, String name) {
        return whole.getOrDefault(name, JsonValue.EMPTY_JSON_OBJECT).asJsonObject();
    }
}

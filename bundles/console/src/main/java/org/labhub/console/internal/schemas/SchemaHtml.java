package org.labhub.console.internal.schemas;

import static org.labhub.console.internal.html.Html.cell;
import static org.labhub.console.internal.html.Html.escaped;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.labhub.api.schema.FieldLayout;
import org.labhub.api.schema.RegisteredSchema;
import org.labhub.api.schema.SchemaComparison;
import org.labhub.api.schema.SchemaInfo;
import org.labhub.api.schema.SchemaOwner;
import org.labhub.api.schema.SchemaParser;
import org.labhub.api.schema.SchemaProblem;
import org.labhub.console.internal.html.Html;

/** Schemas as HTML. */
final class SchemaHtml {

    private final KnownSchemas known;
    private final SchemaParser parser;

    SchemaHtml(KnownSchemas known, SchemaParser parser) {
        this.known = known;
        this.parser = parser;
    }

    String of(String id, String with) {
        Optional<RegisteredSchema> one = known.find(id);
        Optional<RegisteredSchema> other = known.find(with);
        return one.map(schema -> one(schema, other)).orElseGet(() -> list(id));
    }

    private String list(String unknown) {
        String missing = unknown.isEmpty()
                ? ""
                : "<p class=\"trouble\" role=\"alert\">No schema " + escaped(unknown) + " is known here.</p>\n";
        String rows = known.all().stream().map(this::row).collect(Collectors.joining());
        return "<h1>Schemas</h1>\n" + missing + problems()
                + "<section class=\"card\"><div class=\"wide\"><table id=\"schemas\">"
                + "<thead><tr><th>Schema</th><th class=\"n\">Bytes</th><th class=\"n\">Fields</th><th>Channels</th>"
                + "<th>Known from</th></tr></thead><tbody>\n" + rows + "</tbody></table></div></section>\n";
    }

    private String problems() {
        return known.problems().stream().map(SchemaHtml::problem).collect(Collectors.joining());
    }

    private static String problem(SchemaProblem problem) {
        return "<p class=\"trouble\">" + escaped(problem.where()) + ": " + escaped(problem.what()) + " "
                + escaped(problem.remedy()) + "</p>\n";
    }

    private String row(RegisteredSchema entry) {
        SchemaInfo schema = entry.schema();
        return "<tr>" + cell(link(schema)) + number(schema.layout().size())
                + number(schema.layout().fields().size()) + cell(channels(schema)) + cell(owners(entry)) + "</tr>\n";
    }

    private static String number(int value) {
        return "<td class=\"n\">" + value + "</td>";
    }

    private static String link(SchemaInfo schema) {
        return "<a href=\"schemas?id=" + encoded(schema) + "\">" + escaped(schema.toString()) + "</a>";
    }

    private static String encoded(SchemaInfo schema) {
        return URLEncoder.encode(schema.toString(), StandardCharsets.UTF_8);
    }

    private String channels(SchemaInfo schema) {
        List<String> channels = known.channels(schema.hash());
        return channels.isEmpty()
                ? "<span class=\"soft\">none now</span>"
                : channels.stream().map(SchemaHtml::channel).collect(Collectors.joining(", "));
    }

    private static String channel(String name) {
        return "<a href=\"channels/" + escaped(name) + "\">" + escaped(name) + "</a>";
    }

    private static String owners(RegisteredSchema entry) {
        return escaped(entry.owners().stream().map(SchemaOwner::toString).collect(Collectors.joining(", ")));
    }

    private String one(RegisteredSchema entry, Optional<RegisteredSchema> other) {
        SchemaInfo schema = entry.schema();
        return "<p class=\"crumb\"><a href=\"schemas\">Schemas</a> /</p>\n<h1>" + escaped(schema.toString()) + "</h1>\n"
                + "<dl class=\"facts\">" + fact("Slot", schema.layout().size() + " B")
                + fact("Packing", schema.layout().packing().name().toLowerCase(Locale.ROOT))
                + fact("Channels", channels(schema)) + "</dl>\n<p class=\"small soft\">Known from " + owners(entry)
                + ". Hash <code class=\"hash\">" + schema.hash() + "</code></p>\n" + fields(schema)
                + choice(schema, other)
                + other.map(second -> comparison(parser.compare(schema, second.schema())))
                        .orElse("");
    }

    private static String fact(String term, String html) {
        return "<div><dt>" + term + "</dt><dd>" + html + "</dd></div>";
    }

    private static String fields(SchemaInfo schema) {
        return schema.layout().fields().stream()
                .map(SchemaHtml::field)
                .collect(Collectors.joining(
                        "",
                        "<section class=\"card\"><div class=\"wide\"><table id=\"fields\"><thead><tr><th class=\"n\">Offset</th>"
                                + "<th class=\"n\">Bytes</th><th>Field</th><th>Type</th><th>Unit</th><th>Meaning</th></tr></thead><tbody>\n",
                        "</tbody></table></div></section>\n"));
    }

    private static String field(FieldLayout field) {
        return "<tr>" + number(field.offset()) + number(field.bytes()) + cell("<b>" + escaped(field.name()) + "</b>")
                + cell(escaped(type(field))) + cell(escaped(field.unit())) + cell(escaped(field.description()))
                + "</tr>\n";
    }

    private static String type(FieldLayout field) {
        String symbols = field.symbols().isEmpty() ? "" : " " + field.symbols();
        String most = field.bounded() ? "at most " : "";
        String count = field.count() > 1 || field.bounded() ? " × " + most + field.count() : "";
        String shape = field.shape().isEmpty() ? "" : " as " + field.shape();
        return field.type().name().toLowerCase(Locale.ROOT) + symbols + count + shape;
    }

    private String choice(SchemaInfo schema, Optional<RegisteredSchema> chosen) {
        String options = known.all().stream()
                .filter(each -> !each.schema().equals(schema))
                .map(each -> option(each.schema(), chosen))
                .collect(Collectors.joining());
        return "<form class=\"tools\" id=\"compare\"><input type=\"hidden\" name=\"id\" value=\""
                + escaped(schema.toString())
                + "\"><label for=\"with\">Would a reader of</label><select id=\"with\" name=\"with\">" + options
                + "</select><span>understand it?</span><button type=\"submit\">Compare</button></form>\n";
    }

    private static String option(SchemaInfo schema, Optional<RegisteredSchema> chosen) {
        boolean selected = chosen.map(each -> each.schema().equals(schema)).orElse(false);
        return "<option" + (selected ? " selected" : "") + ">" + escaped(schema.toString()) + "</option>";
    }

    private static String comparison(SchemaComparison found) {
        String tone = found.verdict() == SchemaComparison.Verdict.REFUSED ? "bad" : "good";
        String list = found.differences().stream()
                .map(each ->
                        "<li" + (each.isHarmful() ? " class=\"lost\"" : "") + ">" + escaped(each.toString()) + "</li>")
                .collect(Collectors.joining());
        return "<section class=\"card\" id=\"comparison\"><p>"
                + Html.state(found.verdict().name().toLowerCase(Locale.ROOT), tone) + " " + escaped(found.reason())
                + "</p><ul>"
                + list
                + "</ul><p>" + escaped(found.remedy()) + "</p></section>\n";
    }
}

package org.labhub.console.internal.health;

import static org.labhub.console.internal.html.Html.escaped;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.ResultLog;
import org.apache.felix.hc.api.execution.HealthCheckExecutionResult;
import org.labhub.console.internal.html.Html;

/** What a check found, as HTML. */
final class HealthHtml {

    private HealthHtml() {}

    static String summary(List<HealthCheckExecutionResult> results) {
        long well = results.stream()
                .filter(one -> one.getHealthCheckResult().isOk())
                .count();
        return "<p class=\"soft\" id=\"summary\">" + well + " of " + results.size() + " checks are OK.</p>\n";
    }

    static String of(HealthCheckExecutionResult one) {
        Result result = one.getHealthCheckResult();
        String tags = one.getHealthCheckMetadata().getTags().stream().sorted().collect(Collectors.joining(", "));
        return "<section class=\"card item\" data-check=\""
                + escaped(one.getHealthCheckMetadata().getName()) + "\"><h2>"
                + escaped(one.getHealthCheckMetadata().getTitle()) + "</h2>"
                + Html.state(word(result.getStatus()), tone(result.getStatus())) + "<ul class=\"row\">"
                + entries(result)
                + "</ul><p class=\"row small soft\">" + escaped(tags) + " · took " + one.getElapsedTimeInMs()
                + " ms</p></section>\n";
    }

    private static String entries(Result result) {
        return StreamSupport.stream(result.spliterator(), false)
                .map(HealthHtml::entry)
                .collect(Collectors.joining());
    }

    private static String entry(ResultLog.Entry entry) {
        String bad = entry.getStatus() == Result.Status.OK ? "" : " class=\"lost\"";
        return "<li" + bad + ">" + escaped(entry.getMessage()) + "</li>";
    }

    private static String tone(Result.Status status) {
        return switch (status) {
            case OK -> "good";
            case WARN, TEMPORARILY_UNAVAILABLE -> "warn";
            case CRITICAL, HEALTH_CHECK_ERROR -> "bad";
        };
    }

    private static String word(Result.Status status) {
        return status.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}

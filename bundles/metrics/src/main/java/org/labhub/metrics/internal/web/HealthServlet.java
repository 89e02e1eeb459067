package org.labhub.metrics.internal.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.ResultLog;
import org.apache.felix.hc.api.execution.HealthCheckExecutionOptions;
import org.apache.felix.hc.api.execution.HealthCheckExecutionResult;
import org.apache.felix.hc.api.execution.HealthCheckExecutor;
import org.apache.felix.hc.api.execution.HealthCheckSelector;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * {@code /health} and {@code /health?tags=live,ready}: how the hub does, in JSON. 200 as long as it serves (OK, WARN), else 503; so a
 * program need not read it.
 */
@Component(service = Servlet.class, property = "osgi.http.whiteboard.servlet.pattern=/health")
public final class HealthServlet extends HttpServlet {

    private static final long serialVersionUID = 1;
    private static final String ALL = "labhub";
    private static final Set<String> TAGS = Set.of(ALL, "startup", "live", "ready", "data");

    private final transient Door door;
    private final transient HealthCheckExecutor executor;
    private final transient JsonFactory json = new JsonFactory();

    /** Asks nothing yet. */
    @Activate
    public HealthServlet(@Reference Door door, @Reference HealthCheckExecutor executor) {
        this.door = door;
        this.executor = executor;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!door.opens(request, response)) {
            return;
        }
        String[] tags =
                Optional.ofNullable(request.getParameter("tags")).orElse(ALL).split(",", -1);
        if (!TAGS.containsAll(List.of(tags))) {
            response.sendError(
                    HttpServletResponse.SC_BAD_REQUEST, "The tags are startup, live, ready, data and labhub.");
            return;
        }
        List<HealthCheckExecutionResult> results = executor.execute(
                HealthCheckSelector.tags(tags), new HealthCheckExecutionOptions().setCombineTagsWithOr(true));
        answer(response, results);
    }

    private void answer(HttpServletResponse response, List<HealthCheckExecutionResult> results) throws IOException {
        Result.Status worst = worst(results);
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        try (JsonGenerator out = json.createGenerator(page)) {
            write(out, worst, results);
        }
        boolean serves = worst == Result.Status.OK || worst == Result.Status.WARN;
        response.setStatus(serves ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType("application/json;charset=utf-8");
        response.setContentLength(page.size());
        page.writeTo(response.getOutputStream());
    }

    private static Result.Status worst(List<HealthCheckExecutionResult> results) {
        return results.stream()
                .map(one -> one.getHealthCheckResult().getStatus())
                .max(Result.Status::compareTo)
                .orElse(Result.Status.HEALTH_CHECK_ERROR);
    }

    private static void write(JsonGenerator out, Result.Status worst, List<HealthCheckExecutionResult> results)
            throws IOException {
        out.writeStartObject();
        out.writeStringField("status", worst.name());
        out.writeArrayFieldStart("checks");
        for (HealthCheckExecutionResult one : results) {
            write(out, one);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, HealthCheckExecutionResult one) throws IOException {
        out.writeStartObject();
        out.writeStringField("name", one.getHealthCheckMetadata().getName());
        out.writeStringField("status", one.getHealthCheckResult().getStatus().name());
        out.writeArrayFieldStart("tags");
        for (String tag : one.getHealthCheckMetadata().getTags()) {
            out.writeString(tag);
        }
        out.writeEndArray();
        out.writeStringField("at", one.getFinishedAt().toInstant().toString());
        out.writeNumberField("millis", one.getElapsedTimeInMs());
        out.writeArrayFieldStart("lines");
        for (ResultLog.Entry entry : one.getHealthCheckResult()) {
            write(out, entry);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, ResultLog.Entry entry) throws IOException {
        if (!entry.isDebug()) {
            out.writeStartObject();
            out.writeStringField("status", entry.getStatus().name());
            out.writeStringField("text", entry.getMessage());
            out.writeEndObject();
        }
    }
}

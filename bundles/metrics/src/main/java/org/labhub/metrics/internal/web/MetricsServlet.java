package org.labhub.metrics.internal.web;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.labhub.metrics.internal.family.Sample;
import org.labhub.metrics.internal.source.Source;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** {@code /metrics}: all figures of the hub, in the format of Prometheus or of OpenMetrics, whichever is asked for. */
@Component(service = Servlet.class, property = "osgi.http.whiteboard.servlet.pattern=/metrics")
public final class MetricsServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    private final transient Door door;
    private final transient List<Source> sources;
    private final transient ExpositionFormatWriter open = new OpenMetricsTextFormatWriter(false, true);
    private final transient ExpositionFormatWriter plain = PrometheusTextFormatWriter.create();

    /** Asks nothing yet. */
    @Activate
    public MetricsServlet(
            @Reference Door door, @Reference(policyOption = ReferencePolicyOption.GREEDY) List<Source> sources) {
        this.door = door;
        this.sources = List.copyOf(sources);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!door.opens(request, response)) {
            return;
        }
        Sample sample = new Sample();
        sources.forEach(source -> source.read(sample));
        ExpositionFormatWriter writer = writer(request);
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        writer.write(page, sample.snapshots(), EscapingScheme.UNDERSCORE_ESCAPING);
        response.setContentType(writer.getContentType());
        response.setContentLength(page.size());
        page.writeTo(response.getOutputStream());
    }

    private ExpositionFormatWriter writer(HttpServletRequest request) {
        String wanted = Optional.ofNullable(request.getHeader("Accept")).orElse("");
        return open.accepts(wanted) ? open : plain;
    }
}

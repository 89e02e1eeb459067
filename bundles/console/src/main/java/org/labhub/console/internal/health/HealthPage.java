package org.labhub.console.internal.health;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.felix.hc.api.execution.HealthCheckExecutionResult;
import org.apache.felix.hc.api.execution.HealthCheckExecutor;
import org.apache.felix.hc.api.execution.HealthCheckSelector;
import org.apache.felix.webconsole.servlet.ServletConstants;
import org.labhub.console.internal.page.Page;
import org.labhub.console.internal.page.PageServlet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The console's page {@code health}: the worst first. It asks again every few seconds, as long as it is looked at. */
@Component(
        service = Servlet.class,
        property = {
            ServletConstants.PLUGIN_LABEL + "=health",
            ServletConstants.PLUGIN_TITLE + "=Health",
            ServletConstants.PLUGIN_CATEGORY + "=LabHub"
        })
public final class HealthPage extends PageServlet {

    private static final long serialVersionUID = 1L;

    private final transient HealthCheckExecutor executor;

    /**
     * Checks nothing yet.
     *
     * @param executor of the checks
     */
    @Activate
    public HealthPage(@Reference HealthCheckExecutor executor) {
        this.executor = executor;
    }

    @Override
    protected Page page(HttpServletRequest request) {
        List<HealthCheckExecutionResult> results = executor.execute(HealthCheckSelector.tags("*")).stream()
                .sorted(Comparator.comparing((HealthCheckExecutionResult one) ->
                                one.getHealthCheckResult().getStatus())
                        .reversed()
                        .thenComparing(one -> one.getHealthCheckMetadata().getTitle()))
                .toList();
        String html = results.stream().map(HealthHtml::of).collect(Collectors.joining());
        return Page.ofHtml(
                "health", "Health", HealthHtml.summary(results) + "<div class=\"list\">" + html + "</div>\n");
    }
}

package org.labhub.metrics.internal.source;

import static org.labhub.metrics.internal.family.Family.HEALTH;

import org.apache.felix.hc.api.execution.HealthCheckExecutionResult;
import org.apache.felix.hc.api.execution.HealthCheckExecutor;
import org.apache.felix.hc.api.execution.HealthCheckSelector;
import org.labhub.metrics.internal.family.Sample;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the health checks of LabHub say; the executor keeps an answer for two seconds. */
@Component
public final class HealthSource implements Source {

    private final HealthCheckExecutor executor;

    /** Asks nothing yet. */
    @Activate
    public HealthSource(@Reference HealthCheckExecutor executor) {
        this.executor = executor;
    }

    @Override
    public void read(Sample sample) {
        for (HealthCheckExecutionResult one : executor.execute(HealthCheckSelector.tags("labhub"))) {
            sample.putState(
                    HEALTH,
                    one.getHealthCheckResult().getStatus(),
                    one.getHealthCheckMetadata().getName());
        }
    }
}

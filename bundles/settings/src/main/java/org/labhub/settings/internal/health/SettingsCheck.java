package org.labhub.settings.internal.health;

import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.labhub.api.settings.Settings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Every configuration is accepted. CRITICAL: one is refused, so an instance does not run or a value is not in force. */
@Component(
        property = {
            HealthCheck.NAME + "=Every configuration is accepted",
            HealthCheck.TAGS + "=startup",
            HealthCheck.TAGS + "=ready",
            HealthCheck.TAGS + "=labhub"
        })
public final class SettingsCheck implements HealthCheck {

    private final Settings settings;

    /**
     * Asks nothing yet.
     *
     * @param settings what is judged
     */
    @Activate
    public SettingsCheck(@Reference Settings settings) {
        this.settings = settings;
    }

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        log.info("{} configurations", settings.pids().size());
        settings.pids().forEach(pid -> settings.refusals(pid).forEach(why -> log.critical("{}: {}", pid, why)));
        return new Result(log);
    }
}

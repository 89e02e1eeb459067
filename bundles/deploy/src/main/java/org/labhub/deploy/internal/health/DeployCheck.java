package org.labhub.deploy.internal.health;

import java.util.List;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.labhub.api.deploy.DeployedFile;
import org.labhub.api.deploy.DeployedFiles;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Every file in {@code deploy/} runs. CRITICAL: a file is refused, and stays so until somebody acts. WARN: one waits for
 * something, or was stopped. A file that is being copied changes nothing.
 */
@Component(
        property = {
            HealthCheck.NAME + "=Every file in deploy/ runs",
            HealthCheck.TAGS + "=startup",
            HealthCheck.TAGS + "=ready",
            HealthCheck.TAGS + "=labhub"
        })
public final class DeployCheck implements HealthCheck {

    private final DeployedFiles files;

    /**
     * Looks at nothing yet.
     *
     * @param files what is judged
     */
    @Activate
    public DeployCheck(@Reference DeployedFiles files) {
        this.files = files;
    }

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        List<DeployedFile> seen = files.look();
        log.info("{} files", seen.size());
        seen.forEach(file -> add(log, file));
        return new Result(log);
    }

    private static void add(FormattingResultLog log, DeployedFile file) {
        switch (file.state()) {
            case REFUSED -> log.critical("{}. {}", file.sentence(), file.remedy());
            case WAITING, STOPPED -> log.warn("{}. {}", file.sentence(), file.remedy());
            default -> log.info("{}", file.sentence());
        }
    }
}

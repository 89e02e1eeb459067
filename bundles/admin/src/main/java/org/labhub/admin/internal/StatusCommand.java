package org.labhub.admin.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.execution.HealthCheckExecutionResult;
import org.apache.felix.hc.api.execution.HealthCheckExecutor;
import org.apache.felix.hc.api.execution.HealthCheckSelector;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.Parameter;
import org.labhub.api.block.Blocks;
import org.labhub.api.instrument.Bench;
import org.labhub.api.instrument.InstrumentState;
import org.labhub.api.security.HubIdentity;
import org.labhub.api.security.Identities;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code labhub:status}: how the hub does, on one screen. */
@Component(
        service = StatusCommand.class,
        property = {"osgi.command.scope=labhub", "osgi.command.function=status"})
public final class StatusCommand {

    private final HealthCheckExecutor health;
    private final Bench bench;
    private final Blocks blocks;
    private final HubIdentity hub;

    /**
     * Asks nothing yet.
     *
     * @param health whose checks are asked
     * @param bench whose plug-ins are counted
     * @param blocks that are counted
     * @param identities know which hub this is
     */
    @Activate
    public StatusCommand(
            @Reference HealthCheckExecutor health,
            @Reference Bench bench,
            @Reference Blocks blocks,
            @Reference Identities identities) {
        this.health = health;
        this.bench = bench;
        this.blocks = blocks;
        this.hub = identities.hub();
    }

    /**
     * Asks all health checks of LabHub.
     *
     * @param json as one JSON object
     * @return a line for the hub, and one for each check
     * @throws JsonProcessingException never: it holds texts and numbers
     */
    @Descriptor("Shows how the hub does: the health checks, and what there is.")
    public String status(
            @Descriptor("as a JSON object")
                    @Parameter(
                            names = {"--json"},
                            presentValue = "true",
                            absentValue = "false")
                    boolean json)
            throws JsonProcessingException {
        List<HealthCheckExecutionResult> checks = health.execute(HealthCheckSelector.tags("labhub"));
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("hub", hub.name());
        all.put("uid", hub.uid().text());
        all.put("status", worst(checks).name());
        all.put("upSeconds", up().toSeconds());
        all.put("instruments", bench.instruments().size());
        all.put("online", online());
        all.put("listeners", bench.listeners().size());
        all.put("processors", bench.processors().size());
        all.put("blocks", blocks.names().size());
        return json ? json(all, checks) : words(all) + "\n" + lines(checks);
    }

    private static Duration up() {
        return Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
    }

    private long online() {
        return bench.instruments().stream()
                .filter(one -> one.state() == InstrumentState.ONLINE)
                .count();
    }

    private static Result.Status worst(List<HealthCheckExecutionResult> checks) {
        return checks.stream()
                .map(check -> check.getHealthCheckResult().getStatus())
                .max(Result.Status::compareTo)
                .orElse(Result.Status.HEALTH_CHECK_ERROR);
    }

    private static String json(Map<String, Object> all, List<HealthCheckExecutionResult> checks)
            throws JsonProcessingException {
        all.put(
                "checks",
                checks.stream()
                        .map(check -> Map.of(
                                "name", check.getHealthCheckMetadata().getName(),
                                "status",
                                        check.getHealthCheckResult().getStatus().name(),
                                "lines", troubles(check)))
                        .toList());
        return JsonMapper.builder().build().writeValueAsString(all);
    }

    private static String words(Map<String, Object> all) {
        return "hub %s (%s) is %s, up for %s s: %s of %s instruments online, %s listeners, %s processors, %s blocks"
                .formatted(
                        all.get("hub"),
                        all.get("uid"),
                        all.get("status"),
                        all.get("upSeconds"),
                        all.get("online"),
                        all.get("instruments"),
                        all.get("listeners"),
                        all.get("processors"),
                        all.get("blocks"));
    }

    private static String lines(List<HealthCheckExecutionResult> checks) {
        return checks.stream().map(StatusCommand::line).collect(Collectors.joining("\n"));
    }

    private static String line(HealthCheckExecutionResult check) {
        String head = "%-8s  %s"
                .formatted(
                        check.getHealthCheckResult().getStatus(),
                        check.getHealthCheckMetadata().getName());
        return head + troubles(check).stream().map(line -> "\n    " + line).collect(Collectors.joining());
    }

    private static List<String> troubles(HealthCheckExecutionResult check) {
        return StreamSupport.stream(check.getHealthCheckResult().spliterator(), false)
                .filter(entry -> !entry.isDebug() && entry.getStatus() != Result.Status.OK)
                .map(entry -> entry.getMessage())
                .toList();
    }
}

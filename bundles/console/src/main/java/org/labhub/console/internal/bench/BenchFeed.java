package org.labhub.console.internal.bench;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.concurrent.Executor;
import org.labhub.api.deploy.DeployedFile;
import org.labhub.api.deploy.DeployedFiles;
import org.labhub.api.instrument.Bench;
import org.labhub.console.internal.live.Feed;
import org.labhub.console.internal.live.FeedSource;
import org.labhub.console.internal.live.Reporting;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells an open page once a second how everything on the bench does. */
@Component
public final class BenchFeed implements FeedSource {

    private final Bench bench;
    private final DeployedFiles files;

    /**
     * Looks at nothing yet.
     *
     * @param bench what is plugged in
     * @param files that it came from
     */
    @Activate
    public BenchFeed(@Reference Bench bench, @Reference DeployedFiles files) {
        this.bench = bench;
        this.files = files;
    }

    @Override
    public String name() {
        return "bench";
    }

    @Override
    public Feed open(HttpServletRequest request, Executor worker) {
        return new Reporting("bench", nanos -> all(), worker);
    }

    private JsonObject all() {
        JsonArrayBuilder plugins = Json.createArrayBuilder();
        bench.instruments().forEach(one -> add(plugins, one.name(), one.frames()));
        bench.processors().forEach(one -> add(plugins, one.name(), one.given()));
        bench.listeners().forEach(one -> add(plugins, one.name(), one.frames()));
        JsonArrayBuilder deployed = Json.createArrayBuilder();
        files.look().forEach(file -> deployed.add(file(file)));
        return Json.createObjectBuilder()
                .add("at", Instant.now().toEpochMilli())
                .add("plugins", plugins)
                .add("files", deployed)
                .build();
    }

    private void add(JsonArrayBuilder plugins, String name, long frames) {
        bench.plugin(name).ifPresent(detail -> plugins.add(PluginJson.of(detail, frames)));
    }

    private static JsonObjectBuilder file(DeployedFile file) {
        return Json.createObjectBuilder()
                .add("name", file.name())
                .add("state", file.state().text())
                .add("bundle", file.bundle())
                .add("reasons", Json.createArrayBuilder(file.reasons()))
                .add("remedy", file.remedy());
    }
}

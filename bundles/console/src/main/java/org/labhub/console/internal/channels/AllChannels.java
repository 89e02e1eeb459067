package org.labhub.console.internal.channels;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.labhub.api.block.BlockName;
import org.labhub.api.block.Blocks;
import org.labhub.api.broker.BrokerDirectory;
import org.labhub.console.internal.live.Report;
import org.labhub.console.internal.sight.Sight;

/** What all channels have done so far, for one page. */
final class AllChannels implements Report {

    private final Blocks blocks;
    private final KnownChannels known;
    private final Map<String, Sight> sights = new HashMap<>();

    AllChannels(Blocks blocks, BrokerDirectory directory) {
        this.blocks = blocks;
        known = new KnownChannels(directory);
    }

    @Override
    public JsonObject now(long nanos) {
        known.ask();
        JsonArrayBuilder channels = Json.createArrayBuilder();
        Set<String> names = known.with(blocks.names());
        forgetOthers(names);
        names.forEach(name -> channels.add(ChannelJson.of(name, sight(name), known, nanos)));
        return Json.createObjectBuilder()
                .add("at", Instant.now().toEpochMilli())
                .add("broker", known.trouble())
                .add("channels", channels)
                .build();
    }

    private Sight sight(String name) {
        return sights.computeIfAbsent(name, any -> new Sight(blocks, new BlockName(name)));
    }

    private void forgetOthers(Set<String> names) {
        sights.entrySet().stream()
                .filter(entry -> !names.contains(entry.getKey()))
                .forEach(entry -> entry.getValue().close());
        sights.keySet().retainAll(names);
    }

    @Override
    public void close() {
        forgetOthers(Set.of());
    }
}

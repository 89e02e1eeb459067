package org.labhub.console.internal.channels;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.labhub.api.block.BlockName;
import org.labhub.api.block.Blocks;
import org.labhub.api.broker.BrokerDirectory;
import org.labhub.console.internal.live.Events;
import org.labhub.console.internal.live.Feed;
import org.labhub.console.internal.live.FeedSource;
import org.labhub.console.internal.sight.Sight;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells an open page once a second what each channel has done so far; the page makes rates of it. */
@Component
public final class ChannelsFeed implements FeedSource {

    private final Blocks blocks;
    private final BrokerDirectory directory;

    /**
     * Looks at nothing yet.
     *
     * @param blocks what lies in memory
     * @param directory what the broker knows of it
     */
    @Activate
    public ChannelsFeed(@Reference Blocks blocks, @Reference BrokerDirectory directory) {
        this.blocks = blocks;
        this.directory = directory;
    }

    @Override
    public String name() {
        return "channels";
    }

    @Override
    public Feed open(HttpServletRequest request) {
        return new OfOnePage();
    }

    private final class OfOnePage implements Feed {

        private static final long PERIOD = 1_000_000_000L;
        /** So that a fresh page has a second look, and hence rates, at once. */
        private static final long FIRST_PERIOD = 300_000_000L;

        private final KnownChannels known = new KnownChannels(directory);
        private final Map<String, Sight> sights = new HashMap<>();
        private long looks;
        private long looked = System.nanoTime() - PERIOD;

        @Override
        public void look(long nanos, Events events) {
            if (nanos - looked >= (looks == 1 ? FIRST_PERIOD : PERIOD)) {
                looks++;
                looked = nanos;
                events.tell("channels", all(nanos).build());
            }
        }

        private JsonObjectBuilder all(long nanos) {
            known.ask();
            JsonArrayBuilder channels = Json.createArrayBuilder();
            Set<String> names = known.with(blocks.names());
            forgetOthers(names);
            names.forEach(name -> channels.add(ChannelJson.of(name, sight(name), known, nanos)));
            return Json.createObjectBuilder()
                    .add("at", Instant.now().toEpochMilli())
                    .add("broker", known.trouble())
                    .add("channels", channels);
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
}

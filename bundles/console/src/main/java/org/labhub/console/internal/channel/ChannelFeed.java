package org.labhub.console.internal.channel;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.labhub.api.block.BlockName;
import org.labhub.api.block.BlockObserver;
import org.labhub.api.block.Blocks;
import org.labhub.api.schema.FieldLayout;
import org.labhub.console.internal.channels.ChannelJson;
import org.labhub.console.internal.live.Events;
import org.labhub.console.internal.live.Feed;
import org.labhub.console.internal.live.FeedSource;
import org.labhub.console.internal.sight.Sight;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells an open page what one channel is, what comes on it, and how its ring stands. */
@Component
public final class ChannelFeed implements FeedSource {

    private final Blocks blocks;

    /**
     * Looks at nothing yet.
     *
     * @param blocks where channels lie
     */
    @Activate
    public ChannelFeed(@Reference Blocks blocks) {
        this.blocks = blocks;
    }

    @Override
    public String name() {
        return "channel";
    }

    @Override
    public Feed open(HttpServletRequest request, Executor worker) {
        BlockName name = new BlockName(parameter(request, "name"));
        return new OfOnePage(new Sight(blocks, name), parameter(request, "trace"));
    }

    private static String parameter(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name)).orElse("");
    }

    private static final class OfOnePage implements Feed {

        private static final long STATE_PERIOD = 200_000_000L;
        /** A quarter of what there is for all pages between two looks. */
        private static final Duration MOST = Duration.ofMillis(8);

        private final Sight sight;
        private final String wanted;
        private Optional<FrameReading> reading = Optional.empty();
        private String trouble = "";
        private long told = System.nanoTime() - STATE_PERIOD;

        OfOnePage(Sight sight, String wanted) {
            this.sight = sight;
            this.wanted = wanted;
        }

        @Override
        public void look(long nanos, Events events) {
            Optional<BlockObserver> block = sight.block(nanos);
            if (block.isEmpty()) {
                tellTrouble(events);
                return;
            }
            trouble = "";
            FrameReading now = reading.filter(each -> each.block().equals(block.orElseThrow()))
                    .orElseGet(() -> begin(block.orElseThrow(), events));
            now.read().ifPresent(frames -> events.tell("frames", frames.build()));
            if (nanos - told >= STATE_PERIOD) {
                told = nanos;
                events.tell("state", state(now.block()).build());
            }
        }

        private void tellTrouble(Events events) {
            reading = Optional.empty();
            if (!sight.trouble().equals(trouble)) {
                trouble = sight.trouble();
                events.tell("trouble", Json.createValue(trouble));
            }
        }

        private FrameReading begin(BlockObserver block, Events events) {
            events.tell("about", about(block).build());
            FrameReading begun = new FrameReading(block, wanted, MOST);
            reading = Optional.of(begun);
            return begun;
        }

        private static JsonObjectBuilder about(BlockObserver block) {
            JsonObjectBuilder about = Json.createObjectBuilder();
            ChannelJson.addInfo(about, block.info());
            JsonArrayBuilder fields = Json.createArrayBuilder();
            block.layout().fields().forEach(field -> fields.add(field(field)));
            return about.add("fields", fields)
                    .add("plotted", Json.createArrayBuilder(FrameReading.plotted(block.layout())));
        }

        private static JsonObjectBuilder field(FieldLayout field) {
            return Json.createObjectBuilder()
                    .add("name", field.name())
                    .add("type", field.type().name().toLowerCase(Locale.ROOT))
                    .add("count", field.count())
                    .add("array", field.count() > 1 || field.bounded())
                    .add("shape", Json.createArrayBuilder(field.shape()))
                    .add("unit", field.unit())
                    .add("description", field.description());
        }

        private static JsonObjectBuilder state(BlockObserver block) {
            JsonObjectBuilder state =
                    Json.createObjectBuilder().add("at", Instant.now().toEpochMilli());
            ChannelJson.addNow(state, block);
            FrameTable table = new FrameTable(block.layout());
            block.latest(slot -> state.add("frame", table.of(slot)));
            return state.add("ring", Ring.of(block));
        }

        @Override
        public void close() {
            sight.close();
        }
    }
}

package org.labhub.itests.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.labhub.api.block.BlockObserver;
import org.labhub.api.block.ConsumerSpec;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.channel.SlotConsumer;
import org.labhub.api.schema.DoubleField;
import org.labhub.itests.hub.Await;
import org.labhub.itests.hub.JvmSight;
import org.labhub.itests.plugins.SineBench;

/** A person looks at the channels of a bench. */
@WithPages
final class ChannelPagesTest {

    private static final String HOSTILE = "<img src=x onerror=document.title=1>";

    private static final String PLOTTED = "document.getElementById('time-plot').plotted()";

    private static final boolean DEEP = Boolean.getBoolean("labhub.deep");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Pages pages;

    ChannelPagesTest(Pages pages) {
        this.pages = pages;
    }

    @Test
    void theListShowsWhatMovesAndWhoReads() throws IOException {
        pages.open("/channels");
        pages.until("/Hz[^]*peak/.test(document.querySelector('[data-channel=\"" + Pages.SINE + "\"]')?.innerText)");
        pages.until("document.querySelectorAll('.spark canvas').length >= 2");
        for (String words : List.of("lab.sine 1.0.0", "peak", "live")) {
            pages.browser.awaitText("[data-channel='" + Pages.SINE + "']", words);
        }
        pages.browser.picture("channels");
    }

    @Test
    void thePlotHoldsWhatWasProduced() throws IOException {
        pages.openSine();
        pages.until(() -> compared() > 20, "points to compare");
        pages.browser.picture("channel");
    }

    /** How many points of the plot were in the ring just after they were plotted; fails on one that was never produced. */
    private int compared() {
        JsonObject plotted = pages.browser.script("return " + PLOTTED).asJsonObject();
        TreeMap<Double, Double> produced = ring();
        if (produced.isEmpty()) {
            return 0;
        }
        List<Double> values = inside(plotted, produced.firstKey(), produced.lastKey());
        assertTrue(Set.copyOf(produced.values()).containsAll(values));
        return values.size();
    }

    /** The newest frames of the ring without a hole between them: those before one that was overwritten meanwhile are left out. */
    private static TreeMap<Double, Double> ring(BlockObserver block) {
        DoubleField volts = block.layout().float64("volts");
        TreeMap<Double, Double> frames = new TreeMap<>();
        for (long sequence = Math.max(0, block.committed() - 256); sequence < block.committed(); sequence++) {
            if (!block.frame(sequence, slot -> frames.put(slot.wallNanos() / 1e9, slot.get(volts)))) {
                frames.clear();
            }
        }
        return frames;
    }

    private TreeMap<Double, Double> ring() {
        try (BlockObserver block = pages.bench.blocks.observe(SineBench.CHANNEL)) {
            return ring(block);
        }
    }

    private static List<Double> inside(JsonObject plotted, double first, double last) {
        JsonArray x = plotted.getJsonArray("x");
        JsonArray y = plotted.getJsonArray("y").getJsonArray(0);
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < x.size(); i++) {
            double time = x.getJsonNumber(i).doubleValue();
            if (time > first + 0.1 && time < last - 0.1 && y.get(i) instanceof JsonNumber value) {
                values.add(value.doubleValue());
            }
        }
        return values;
    }

    @Test
    void theRingIsShownSlotBySlot() {
        pages.openSine();
        pages.until("document.querySelectorAll('.ring i.C').length > 200");
        assertEquals(
                "256",
                pages.browser
                        .script("return document.querySelectorAll('.ring i').length")
                        .toString());
    }

    @Test
    void theLatestFrameIsATableWithUnits() {
        pages.openSine();
        pages.until("/volts\\s+-?[0-9.e-]+\\s+V\\s+float64/.test(document.querySelector('#frame tbody')?.innerText)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/channels", "/channels/" + Pages.SINE})
    void aConsumerThatIsNamedLikeMarkupIsOnlyAStrangeName(String page) {
        ConsumerSpec spec = new ConsumerSpec(HOSTILE, ReadPolicy.LATEST_ONLY, event -> {});
        try (SlotConsumer consumer = pages.bench.blocks.attach(SineBench.CHANNEL, spec)) {
            pages.open(page);
            pages.until("document.body.innerText.includes('<img src=x onerror=')");
            assertFalse(pages.browser.has("img"), consumer::toString);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/channels/no.such.channel", "/channels/%3Cscript%3Ealert(1)%3Cbr%3E"})
    void aChannelThatIsNotThereIsToldInWords(String page) {
        pages.open(page);
        pages.until("[...document.querySelectorAll('[role=alert]')].some("
                + "each => !each.hidden && /no such block|no name/.test(each.innerText))");
        pages.until("document.querySelectorAll('main script').length === 0");
    }

    /** All on it moves: a plot, the ring, a table, figures. What it has just let go may be there still, what it keeps stays. */
    @Test
    void aPageThatIsLeftOpenTakesNoMoreAndMore() {
        pages.open("/channels/" + Pages.SCOPE);
        pages.until("document.getElementById('trace-plot')?.drawn > 60");
        OpenPage before = OpenPage.after(pages, Pages.SCOPE, 1);
        List<OpenPage> then = new ArrayList<>();
        then.add(OpenPage.after(pages, Pages.SCOPE, before.frames() + (DEEP ? 6000 : 700)));
        Await.until(
                PATIENCE,
                () -> then.get(then.size() - 1).isNoMoreThan(before) || !then.add(OpenPage.now(pages, Pages.SCOPE)),
                () -> before + "\n" + then);
    }

    @Test
    void anOpenPageIsNoConsumerAndWhatIsClosedLeavesNothing() throws IOException {
        pages.openSine();
        try (BlockObserver block = pages.bench.blocks.observe(SineBench.CHANNEL)) {
            pages.until(() -> readers(block).equals(List.of("peak")), "no other reader than the listener");
        }
        JvmSight hub = new JvmSight(pages.bench.hub.pid());
        pages.until(() -> threads(hub) == 1, "one thread for the page");
        pages.open("/bundles");
        pages.until(() -> threads(hub) == 0, "no thread for pages");
    }

    private static List<String> readers(BlockObserver block) {
        return block.consumers().stream().map(each -> each.holder().name()).toList();
    }

    private static long threads(JvmSight hub) {
        try {
            return hub.threads("labhub-pages");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

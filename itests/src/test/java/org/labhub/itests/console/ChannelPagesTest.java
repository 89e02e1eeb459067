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
import org.labhub.api.block.BlockName;
import org.labhub.api.block.BlockObserver;
import org.labhub.api.block.BlockSpec;
import org.labhub.api.block.ConsumerSpec;
import org.labhub.api.channel.ChannelSpec;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.channel.SlotConsumer;
import org.labhub.api.channel.SlotProducer;
import org.labhub.api.frame.FrameType;
import org.labhub.api.schema.DoubleField;
import org.labhub.api.schema.Length;
import org.labhub.api.schema.Schema;
import org.labhub.api.schema.Shape;
import org.labhub.api.schema.Unit;
import org.labhub.itests.hub.Await;
import org.labhub.itests.hub.JvmSight;
import org.labhub.itests.plugins.SineBench;
import org.labhub.schema.Schemas;

/** A person looks at the channels of a bench. */
@WithPages
final class ChannelPagesTest {

    private static final String HOSTILE = "<img src=x onerror=document.title=1>";
    private static final String PLOTTED = "document.getElementById('time-plot').plotted()";
    private static final String PIXELS = """
            const canvas = document.querySelector('#PLOT canvas');
            const copy = document.createElement('canvas');
            copy.width = canvas.width;
            copy.height = canvas.height;
            const context = copy.getContext('2d', {willReadFrequently: true});
            context.drawImage(canvas, 0, 0);
            const data = context.getImageData(0, 0, copy.width, copy.height).data;
            let blue = 0, sum = 0;
            for (let i = 0; i < data.length; i += 4) {
              if (data[i] < 60 && data[i + 1] > 70 && data[i + 1] < 130 && data[i + 2] > 150 && data[i + 3] > 200) { blue++; sum = (sum * 31 + i) % 1000003; }
            }
            return blue + ' ' + sum""";

    private static final boolean DEEP = Boolean.getBoolean("labhub.deep");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int ROWS = 48;
    private static final int COLUMNS = 64;

    private final Pages pages;

    ChannelPagesTest(Pages pages) {
        this.pages = pages;
    }

    private void openSine() {
        pages.open("/channels/" + Pages.SINE);
        pages.until("document.getElementById('time-plot')?.plotted?.().x.length > 100");
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
        openSine();
        pages.until(() -> compared() > 20, "points to compare");
        pages.browser.picture("channel");
    }

    /** How many points of the plot were in the ring just after they were plotted; fails on one that was never produced. */
    private int compared() {
        JsonObject plotted = pages.browser.script("return " + PLOTTED).asJsonObject();
        TreeMap<Double, Double> produced = ring();
        List<Double> values = inside(plotted, produced.firstKey(), produced.lastKey());
        assertTrue(Set.copyOf(produced.values()).containsAll(values));
        return values.size();
    }

    private static TreeMap<Double, Double> ring(BlockObserver block) {
        DoubleField volts = block.layout().float64("volts");
        TreeMap<Double, Double> frames = new TreeMap<>();
        for (long sequence = Math.max(0, block.committed() - 256); sequence < block.committed(); sequence++) {
            block.frame(sequence, slot -> frames.put(slot.wallNanos() / 1e9, slot.get(volts)));
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
    void thePictureMoves() {
        openSine();
        String before = drawn("time-plot");
        pages.until(() -> !pixels("time-plot").equals(before), "another picture");
    }

    @Test
    void anArrayIsDrawnWithTheSpacingThatItsFrameNames() throws IOException {
        pages.open("/channels/" + Pages.SCOPE);
        pages.until("document.getElementById('trace-plot')?.plotted?.()[0].at(-1) < 0.02");
        drawn("trace-plot");
        pages.browser.picture("channel-array");
    }

    /** A gradient with one hot pixel. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    @Schema(id = "test.image", version = "1.0.0")
    record Image(
            @Unit("K") @Length(ROWS * COLUMNS) @Shape({ROWS, COLUMNS})
            float[] pixels) {

        static Image withHotPixelAt(int place) {
            float[] pixels = new float[ROWS * COLUMNS];
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = i % COLUMNS;
            }
            pixels[place] = 2 * COLUMNS;
            return new Image(pixels);
        }
    }

    @Test
    void anImageIsDrawnAsAPictureWithItsScale() throws IOException {
        FrameType<Image> type = Schemas.frameTypes().of(Image.class);
        try (SlotProducer camera =
                pages.bench.blocks.create(BlockSpec.of("test.image", ChannelSpec.DEFAULT, type.schema(), "camera"))) {
            camera.as(type).offer(Image.withHotPixelAt(0));
            pages.open("/channels/test.image");
            assertPictured(0);
            camera.as(type).offer(Image.withHotPixelAt(5 * COLUMNS + 7));
            assertPictured(5 * COLUMNS + 7);
            pages.browser.picture("channel-image");
        } finally {
            pages.bench.blocks.retire(new BlockName("test.image"));
        }
        String scale = pages.browser.textOf(".scale");
        assertTrue(scale.contains("128 K") && scale.contains("0 K"), scale);
    }

    /** The hot pixel and no other has the brightest colour, on the screen and in what was told. */
    private void assertPictured(int place) {
        pages.until("document.getElementById('image')?.pictured?.()?.cells[" + place + "] === 255");
        String seen = pages.browser.script("""
                        const canvas = document.querySelector('#image canvas');
                        const copy = document.createElement('canvas');
                        copy.width = canvas.width;
                        copy.height = canvas.height;
                        const context = copy.getContext('2d', {willReadFrequently: true});
                        context.drawImage(canvas, 0, 0);
                        const data = context.getImageData(0, 0, copy.width, copy.height).data;
                        const bright = [];
                        for (let i = 0; i < data.length; i += 4) if (data[i] > 240 && data[i + 1] > 220) bright.push(i / 4);
                        return [canvas.width, canvas.height, ...bright]""").toString();
        assertEquals("[%d,%d,%d]".formatted(COLUMNS, ROWS, place), seen);
    }

    /** What is seen once something is; a plot has its points before the browser has drawn them. */
    private String drawn(String plot) {
        pages.until(() -> !pixels(plot).equals("0 0"), "a line in " + plot);
        return pixels(plot);
    }

    private String pixels(String plot) {
        return pages.browser.script(PIXELS.replace("PLOT", plot)).toString().replace("\"", "");
    }

    @Test
    void spaceStopsThePictureAndNotTheChannel() {
        openSine();
        drawn("time-plot");
        key(" ");
        pages.until("document.querySelector('[aria-keyshortcuts=Space]').getAttribute('aria-pressed') === 'true'");
        String still = pixels("time-plot");
        int points = points();
        pages.until(() -> points() > points + 20, "more points behind the picture");
        assertEquals(still, pixels("time-plot"));
    }

    /** As after a restart of the hub: the page is told anew what the channel is. */
    @Test
    void aPictureThatIsBegunAnewIsNotPaused() {
        openSine();
        key(" ");
        pages.until("document.querySelector('[aria-keyshortcuts=Space]').getAttribute('aria-pressed') === 'true'");
        pages.browser.script("dispatchEvent(new Event('pagehide')); dispatchEvent(new Event('pageshow'))");
        pages.until("document.querySelector('[aria-keyshortcuts=Space]').getAttribute('aria-pressed') === 'false'");
        drawn("time-plot");
    }

    private int points() {
        return Integer.parseInt(
                pages.browser.script("return " + PLOTTED + ".x.length").toString());
    }

    @Test
    void plusShowsLessTimeAndZeroIsLiveAgain() {
        openSine();
        key("+");
        pages.until("document.querySelector('[aria-keyshortcuts=\"0\"]').getAttribute('aria-pressed') === 'false'");
        key("0");
        pages.until("document.querySelector('[aria-keyshortcuts=\"0\"]').getAttribute('aria-pressed') === 'true'");
    }

    private void key(String key) {
        pages.browser.type("body", key);
    }

    @Test
    void theRingIsShownSlotBySlot() {
        openSine();
        pages.until("document.querySelectorAll('.ring i.C').length > 200");
        assertEquals(
                "256",
                pages.browser
                        .script("return document.querySelectorAll('.ring i').length")
                        .toString());
    }

    @Test
    void theLatestFrameIsATableWithUnits() {
        openSine();
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
        openSine();
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

package org.labhub.itests.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.labhub.api.block.BlockName;
import org.labhub.api.block.BlockSpec;
import org.labhub.api.channel.ChannelSpec;
import org.labhub.api.channel.SlotProducer;
import org.labhub.api.frame.FrameType;
import org.labhub.api.schema.Length;
import org.labhub.api.schema.Schema;
import org.labhub.api.schema.Shape;
import org.labhub.api.schema.Unit;
import org.labhub.schema.Schemas;

/** What the browser draws of a channel: plots, arrays, images; and the keys that stop it and look closer. */
@WithPages
final class DrawnChannelsTest {

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

    private static final int ROWS = 48;

    private static final int COLUMNS = 64;

    private final Pages pages;

    DrawnChannelsTest(Pages pages) {
        this.pages = pages;
    }

    @Test
    void thePictureMoves() {
        pages.openSine();
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
        pages.openSine();
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
        pages.openSine();
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
        pages.openSine();
        key("+");
        pages.until("document.querySelector('[aria-keyshortcuts=\"0\"]').getAttribute('aria-pressed') === 'false'");
        key("0");
        pages.until("document.querySelector('[aria-keyshortcuts=\"0\"]').getAttribute('aria-pressed') === 'true'");
    }

    private void key(String key) {
        pages.browser.type("body", key);
    }
}

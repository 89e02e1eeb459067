package org.labhub.console.internal.channel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.api.schema.Length;
import org.labhub.api.schema.Schema;
import org.labhub.api.schema.Shape;
import org.labhub.testkit.BenchChannels;

/** What a page is told of an image. */
final class PictureTest {

    private static final int ROWS = 600;
    private static final int COLUMNS = 520;

    /** Smaller than a screen. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    @Schema(id = "test.small", version = "1.0.0")
    record Small(@Length(6) @Shape({2, 3}) double[] pixels) {}

    /** Larger than a page wants. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    @Schema(id = "test.large", version = "1.0.0")
    record Large(
            @Length(ROWS * COLUMNS) @Shape({ROWS, COLUMNS}) float[] pixels) {}

    private BenchChannels channels;

    @BeforeEach
    void open(@TempDir Path folder) {
        channels = BenchChannels.in(folder);
    }

    @AfterEach
    void close() {
        channels.close();
    }

    private JsonObject told() {
        FrameReading reading = new FrameReading(channels.observe("test"), "", Duration.ofMinutes(1));
        JsonObject told = reading.read().orElseThrow().build();
        assertFalse(reading.read().isPresent(), "told once");
        return told.getJsonObject("picture");
    }

    private JsonObject small(double... pixels) {
        channels.producer("test", Small.class).offer(new Small(pixels));
        return told();
    }

    private JsonObject large(float[] pixels) {
        channels.producer("test", Large.class).offer(new Large(pixels));
        return told();
    }

    private static int[] cells(JsonObject picture) {
        byte[] bytes = Base64.getDecoder().decode(picture.getString("cells"));
        int[] cells = new int[bytes.length];
        Arrays.setAll(cells, i -> bytes[i] & 0xff);
        return cells;
    }

    @Test
    void rowsOfColumnsAreToldFromTheLeastToTheGreatest() {
        JsonObject picture = small(-1, 0, 1, 0.5, -0.5, -1);
        assertEquals(3, picture.getInt("across"));
        assertArrayEquals(new int[] {1, 128, 255, 192, 65, 1}, cells(picture));
        assertEquals(-1, picture.getJsonNumber("least").doubleValue());
        assertEquals(1, picture.getJsonNumber("greatest").doubleValue());
    }

    @Test
    void whereThereIsNoNumberThereIsNoShade() {
        assertArrayEquals(new int[] {0, 1, 255, 0, 1, 1}, cells(small(Double.NaN, 2, 4, Double.NaN, 2, 2)));
    }

    @Test
    void anImageOfOneValueIsOfOneShade() {
        assertArrayEquals(new int[] {128, 128, 128, 128, 128, 128}, cells(small(7, 7, 7, 7, 7, 7)));
    }

    @Test
    void whatIsWithoutEndHidesNothingElse() {
        int[] cells = cells(small(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 0, Double.NaN, 0, 0));
        assertArrayEquals(new int[] {1, 255, 128, 0, 128, 128}, cells);
    }

    @Test
    void aHotAndADeadPixelAreSeenInALargeImage() {
        float[] pixels = new float[ROWS * COLUMNS];
        Arrays.fill(pixels, 100);
        pixels[301 * COLUMNS + 10] = 900;
        pixels[4 * COLUMNS + 517] = -700;
        JsonObject picture = large(pixels);
        int[] cells = cells(picture);
        assertEquals(200 * 174, cells.length);
        assertEquals(255, cells[301 / 3 * 174 + 10 / 3]);
        assertEquals(1, cells[4 / 3 * 174 + 517 / 3]);
        assertEquals(1 + 127, cells[0]);
    }
}

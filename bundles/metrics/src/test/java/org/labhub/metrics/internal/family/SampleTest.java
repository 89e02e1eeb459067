package org.labhub.metrics.internal.family;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.labhub.api.instrument.InstrumentState;

final class SampleTest {

    private final Sample sample = new Sample();

    private String page() {
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(page, sample.snapshots(), EscapingScheme.UNDERSCORE_ESCAPING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return page.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aFigureIsShownWithItsLabels() {
        sample.put(Family.BLOCK_FRAMES, 7, "bench.sine");
        assertTrue(page().contains("labhub_block_frames_total{channel=\"bench.sine\"} 7.0\n"), this::page);
    }

    @Test
    void aStateIsOneAndTheOthersAreZero() {
        sample.putState(Family.PLUGIN_STATE, InstrumentState.OFFLINE, "scope", "instrument");
        assertTrue(page().contains("{kind=\"instrument\",plugin=\"scope\",state=\"offline\"} 1.0"), this::page);
        assertTrue(page().contains("{kind=\"instrument\",plugin=\"scope\",state=\"online\"} 0.0"), this::page);
    }

    @Test
    void aFamilyHasSoManySeriesAndTheRestIsCounted() {
        for (int i = 0; i < Sample.MOST_SERIES + 5; i++) {
            sample.put(Family.BLOCK_FRAMES, i, "channel." + i);
        }
        assertEquals(
                Sample.MOST_SERIES,
                page().lines()
                        .filter(line -> line.startsWith("labhub_block_frames_total{"))
                        .count());
        assertTrue(page().contains("labhub_metrics_dropped_series 5.0"), this::page);
    }

    @Test
    void aLongNameIsCut() {
        sample.put(Family.BLOCK_FRAMES, 1, "x".repeat(1000));
        assertFalse(page().contains("x".repeat(129)), this::page);
    }

    @Test
    void aStrangeNameStaysOneValue() {
        sample.put(Family.BLOCK_FRAMES, 1, "a\"} 5\nevil{b=\"<script>");
        assertTrue(page().contains("{channel=\"a\\\"} 5\\nevil{b=\\\"<script>\"} 1.0"), this::page);
    }

    @Test
    void twoOfOneNameAreAddedUp() {
        sample.put(Family.CONSUMER_FRAMES, 3, "bench.sine", "peak", "latest");
        sample.put(Family.CONSUMER_FRAMES, 4, "bench.sine", "peak", "latest");
        assertTrue(page().contains("} 7.0\n"), this::page);
    }

    @Test
    void aFigureWithOtherLabelsThanItsFamilysIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> sample.put(Family.BLOCK_FRAMES, 1));
    }
}

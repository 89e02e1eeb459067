package org.labhub.admin.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.labhub.api.instrument.InstrumentState;
import org.labhub.api.instrument.Ledger;
import org.labhub.api.instrument.LifeStep;
import org.labhub.api.instrument.LifeStep.Stage;
import org.labhub.api.instrument.Nameplate;
import org.labhub.api.instrument.PaceCounts;
import org.labhub.api.instrument.PluginDetail;
import org.labhub.api.instrument.PluginDetail.Kind;
import org.labhub.api.instrument.PluginFault;

final class PluginPageTest {

    private static final PluginFault FAULT = new PluginFault(
            Instant.EPOCH,
            "IllegalStateException: a bug",
            "acme.Meter.acquire(Meter.java:7)",
            List.of("acme.Meter.acquire"));

    private static PluginDetail detail(InstrumentState state, String reason) {
        return new PluginDetail(
                "demo",
                Kind.INSTRUMENT,
                "org.acme.meter 1.0.0",
                "org.acme.meter~demo",
                state,
                reason,
                Instant.EPOCH,
                "labhub-instrument-demo is in acquire",
                3,
                Optional.of(FAULT),
                new Nameplate("M1", "007", ""),
                new PaceCounts(
                        9,
                        Duration.ofMillis(1500),
                        Duration.ofMillis(300),
                        Duration.ofNanos(7000),
                        Duration.ofNanos(88_000),
                        2,
                        1),
                List.of("demo.volts"),
                Optional.of(new Ledger("demo.in", 10, 6, 1, 1, 1, 1)),
                List.of(
                        new LifeStep(Stage.SERVICE, true, "", Instant.EPOCH),
                        new LifeStep(Stage.BLOCK, true, "demo.volts", Instant.EPOCH.plusMillis(12)),
                        new LifeStep(Stage.BLOCK, false, "demo.volts", Instant.EPOCH.plusMillis(13))));
    }

    @Test
    void theFirstLineSaysHowItStandsAndWhy() {
        assertEquals(
                "demo is OFFLINE: nothing on /dev/ttyUSB7",
                PluginPage.headline(detail(InstrumentState.OFFLINE, "nothing on /dev/ttyUSB7")));
    }

    @Test
    void thePageHasDeviceThreadChannelsAndLedger() {
        String page = PluginPage.brief(detail(InstrumentState.ONLINE, ""));
        assertTrue(page.contains("device M1, serial 007"), page);
        assertTrue(page.contains("thread labhub-instrument-demo is in acquire"), page);
        assertTrue(page.contains("writes demo.volts"), page);
        assertTrue(page.contains("produced 10 = delivered 6 + skipped 1 + gaps 1 + corrupt 1 + in flight 1"), page);
    }

    @Test
    void itsStepsAreThereInTheirOrder() {
        String page = PluginPage.brief(detail(InstrumentState.ONLINE, ""));
        String steps = "steps 00:00:00.000 service got · 00:00:00.012 block ready demo.volts"
                + " · 00:00:00.013 block given back demo.volts";
        assertTrue(page.contains(steps), page);
    }

    @Test
    void itsCyclesAreThereWithTheWorstOfThem() {
        String page = PluginPage.brief(detail(InstrumentState.ONLINE, ""));
        String cycles =
                "cycles 9, waited 1.5 s, worked 0.3 s, last late by 7 µs, at most by 88 µs, overruns 2, skipped 1";
        assertTrue(page.contains(cycles), page);
    }

    @Test
    void itSaysHowOftenItFailed() {
        assertTrue(PluginPage.brief(detail(InstrumentState.FAULTED, "a bug")).contains("failed 3 times in a row"));
    }
}

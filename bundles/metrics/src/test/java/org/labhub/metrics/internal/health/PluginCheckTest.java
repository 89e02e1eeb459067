package org.labhub.metrics.internal.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.Result.Status;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.labhub.api.instrument.Bench;
import org.labhub.api.instrument.InstrumentState;
import org.labhub.api.instrument.InstrumentStatus;
import org.labhub.api.instrument.Nameplate;
import org.labhub.api.instrument.PaceCounts;
import org.labhub.api.instrument.PluginDetail;

final class PluginCheckTest {

    @ParameterizedTest
    @CsvSource({
        "ONLINE, OK",
        "STOPPED, OK",
        "WAITING, WARN",
        "CONNECTING, TEMPORARILY_UNAVAILABLE",
        "OFFLINE, TEMPORARILY_UNAVAILABLE",
        "FAULTED, TEMPORARILY_UNAVAILABLE",
        "STALLED, CRITICAL",
        "QUARANTINED, CRITICAL"
    })
    void anInstrumentIsNamedWithWhatItsStateMeans(InstrumentState state, Status meaning) {
        Result result = new PluginCheck(benchWith(state)).execute();
        assertEquals(meaning, result.getStatus());
        String words = "scope is " + state.name().toLowerCase(java.util.Locale.ROOT) + ": the cable is out";
        assertTrue(result.toString().contains(words), result::toString);
    }

    private static Bench benchWith(InstrumentState state) {
        InstrumentStatus scope = new InstrumentStatus("scope", state, "the cable is out", 7);
        return Fake.of(
                Bench.class,
                Map.of(
                        "instruments", none -> List.of(scope),
                        "listeners", none -> List.of(),
                        "processors", none -> List.of(),
                        "plugin", name -> Optional.of(detail(state))));
    }

    private static PluginDetail detail(InstrumentState state) {
        return new PluginDetail(
                "scope",
                PluginDetail.Kind.INSTRUMENT,
                "t.scope 1.0.0",
                "t.scope~scope",
                state,
                "the cable is out",
                Instant.EPOCH,
                "",
                0,
                Optional.empty(),
                Nameplate.UNKNOWN,
                PaceCounts.NONE,
                List.of(),
                Optional.empty(),
                List.of());
    }
}

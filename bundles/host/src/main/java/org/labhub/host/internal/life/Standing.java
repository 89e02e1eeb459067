package org.labhub.host.internal.life;

import java.time.Instant;
import java.util.Optional;
import org.labhub.api.instrument.InstrumentState;
import org.labhub.api.instrument.PluginFault;

/** How a plug-in stands, since when, and how it failed last. */
public record Standing(InstrumentState state, String reason, Instant since, Optional<PluginFault> fault) {

    static Standing before() {
        return new Standing(InstrumentState.WAITING, "", Instant.now(), Optional.empty());
    }

    Standing becomes(InstrumentState next, String why) {
        return new Standing(next, why, next == state ? since : Instant.now(), fault);
    }

    Standing fails(InstrumentState next, String why, PluginFault how) {
        return new Standing(next, why, Instant.now(), Optional.of(how));
    }
}

package org.labhub.host.internal.broker;

import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.labhub.api.broker.Registration;

/** What the broker gave, as long as it is held; notes in a list what is done with it. */
record Taken(List<String> seen, BooleanSupplier held) implements Registration {

    @Override
    public void live(Supplier<Map<String, Long>> counters) {
        seen.add("live");
    }

    @Override
    public boolean isHeld() {
        return held.getAsBoolean();
    }

    @Override
    public void withdrawForUpdate() {
        seen.add("withdrawn for an update");
    }

    @Override
    public void close() {
        seen.add("closed");
    }
}

package org.labhub.host.internal.instrument;

import static org.labhub.host.internal.Hall.until;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.labhub.api.instrument.Instrument;
import org.labhub.api.instrument.InstrumentState;
import org.labhub.api.instrument.Pace;
import org.labhub.host.internal.Hall;
import org.labhub.host.internal.Plain;
import org.labhub.host.internal.PluginService;
import org.labhub.host.internal.life.Patience;
import org.labhub.host.internal.life.PluginLife;
import org.labhub.host.internal.life.Standing;
import org.labhub.host.internal.pace.Pacemaker;
import org.labhub.host.internal.pace.Pacing;

/** One instrument in a hall, and what the host has asked of it. */
final class Stand implements AutoCloseable {

    private static final Pacing FAST = new Pacing(Pace.AS_FAST_AS_POSSIBLE, Duration.ZERO);

    final List<String> calls = new CopyOnWriteArrayList<>();
    final AtomicInteger acquired = new AtomicInteger();
    final Hall hall;
    private final Pacemaker pace = new Pacemaker(FAST);
    private PluginLife life;

    Stand(Path folder) {
        hall = new Hall(folder);
    }

    InstrumentSession run(Instrument instrument) {
        return run(new Plain<>(instrument), Hall.LONG);
    }

    InstrumentSession run(PluginService<Instrument> service, Patience patience) {
        InstrumentSession session = new InstrumentSession("fake", service, pace, false);
        life = hall.life(session, patience);
        life.start();
        return session;
    }

    PluginLife life() {
        return life;
    }

    void awaitStanding(InstrumentState state, String reason) {
        until(() -> {
            Standing now = life.standing();
            return now.state() == state && now.reason().equals(reason);
        });
    }

    void awaitState(InstrumentState state) {
        until(() -> life.standing().state() == state);
    }

    /** How often it was told this. */
    long calls(String verb) {
        return calls.stream().filter(verb::equals).count();
    }

    @Override
    public void close() {
        life.close();
        hall.close();
    }
}

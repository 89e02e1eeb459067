package org.labhub.host.internal.life;

import static org.labhub.host.internal.Hall.until;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.labhub.api.instrument.InstrumentState;
import org.labhub.host.internal.Hall;
import org.labhub.host.internal.channels.OwnChannels;

/** Plug-ins that do in each session what a test says, and that hang for as long as it wants. */
final class Lives implements AutoCloseable {

    final Hall hall;
    private final AtomicInteger sessions = new AtomicInteger();
    private final AtomicBoolean stubborn = new AtomicBoolean(true);
    private final List<PluginLife> lives = new ArrayList<>();

    Lives(Path folder) {
        hall = new Hall(folder);
    }

    PluginLife live(Session session) {
        return live(session, Hall.SHORT);
    }

    PluginLife live(Session session, Patience patience) {
        PluginLife life = hall.life(
                (turn, own) -> {
                    sessions.incrementAndGet();
                    session.run(turn, own);
                },
                patience);
        lives.add(life);
        life.start();
        return life;
    }

    /** One whose calls nobody looks at but the test. */
    PluginLife unwatched(Session session, Supplier<OwnChannels> channels) {
        Session counted = (turn, own) -> {
            sessions.incrementAndGet();
            session.run(turn, own);
        };
        PluginLife life = new PluginLife("fake", "instrument", counted, Hall.LONG, channels);
        lives.add(life);
        life.start();
        return life;
    }

    /** How many have begun. */
    int sessions() {
        return sessions.get();
    }

    static void awaitState(PluginLife life, InstrumentState state) {
        until(() -> life.standing().state() == state);
    }

    static void work(Turn turn) {
        turn.show(InstrumentState.ONLINE, "");
        while (!turn.isStopping()) {
            turn.rest(Duration.ofSeconds(1));
        }
    }

    /** Neither returns nor minds its interrupt. */
    void hang() {
        while (stubborn.get()) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** Who hangs returns. */
    void letGo() {
        stubborn.set(false);
    }

    @Override
    public void close() {
        letGo();
        lives.forEach(PluginLife::close);
        hall.close();
    }
}

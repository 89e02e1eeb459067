package org.labhub.broker.internal.desk;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.labhub.api.security.Audit;
import org.labhub.api.security.HubIdentity;
import org.labhub.api.security.PublicKey;
import org.labhub.api.security.TrustedKey;
import org.labhub.broker.BrokerSettings;
import org.labhub.broker.internal.desk.Counters.Counter;
import org.labhub.broker.internal.registry.AccessRules;
import org.labhub.broker.internal.registry.Citations;
import org.labhub.broker.internal.registry.Diary;
import org.labhub.broker.internal.registry.Judge;
import org.labhub.broker.internal.registry.Registry;
import org.labhub.security.GuardedServer;
import org.labhub.security.Letter;

/** Everything that the broker's one thread owns. It outlives the sockets: they are replaced under it. */
public final class Office {

    private final Counters counters = new Counters();
    private final LongSupplier clock;
    private final BrokerSettings settings;
    private final Predicate<PublicKey> trusted;
    private final Sessions sessions;
    private final Outbox outbox;
    private final Registry registry;
    private final Judge judge;
    private final Desk desk;

    /**
     * Opens with nothing registered.
     *
     * @param settings how it behaves
     * @param hub whose broker it is
     * @param trust whose keys are trusted
     * @param audit takes refusals
     * @param citations holds schemas against those of the hub
     * @param clock monotonic nanoseconds
     */
    public Office(
            BrokerSettings settings,
            HubIdentity hub,
            Function<PublicKey, Optional<TrustedKey>> trust,
            Audit audit,
            Citations citations,
            LongSupplier clock) {
        this.clock = clock;
        this.settings = settings;
        this.trusted = key -> trust.apply(key).isPresent();
        this.sessions = new Sessions(settings.sessions(), settings.sessionsPerKey());
        this.outbox = new Outbox(trusted, counters);
        Diary diary = new LoggedDiary(counters);
        this.registry = new Registry(
                AccessRules.parse(settings.rules()), settings.lingering().toNanos(), outbox, diary, citations);
        this.judge = new Judge(
                registry,
                settings.silent().toNanos(),
                settings.gone().toNanos(),
                settings.silent().toNanos() / 2,
                clock.getAsLong());
        Greeter greeter = new Greeter(hub, settings, sessions, new SecureRandom());
        this.desk = new Desk(book(greeter, hub, diary, citations), greeter, sessions, outbox, counters, audit, clock);
    }

    private Book book(Greeter greeter, HubIdentity hub, Diary diary, Citations citations) {
        Book book = new Book();
        greeter.enterIn(book);
        new RegistrationDesk(registry, hub, counters).enterIn(book);
        new SpeakingDesk(registry, settings.checksums(), diary).enterIn(book);
        new LookingDesk(registry, hub, System::currentTimeMillis, counters).enterIn(book);
        new SchemaDesk(registry, citations).enterIn(book);
        return book;
    }

    /**
     * Its sockets are new: whoever was connected says hello again.
     *
     * @param server from now on
     */
    public void moveTo(GuardedServer server) {
        sessions.clear();
        outbox.through(server);
    }

    /**
     * Judges and answers one letter.
     *
     * @param letter from a trusted key
     */
    public void take(Letter letter) {
        desk.take(letter);
    }

    /** Judges the silent, the lingering and those whose key was revoked. */
    public void sweep() {
        long now = clock.getAsLong();
        long forgiven = judge.sweep(now);
        if (forgiven > 0) {
            counters.count(Counter.FORGIVEN);
            sessions.all().forEach(session -> session.heard(now));
        }
        judge.expel(trusted);
        sessions.drop(now - settings.silent().plus(settings.gone()).toNanos(), trusted);
    }

    /**
     * Closes a channel at an operator's wish.
     *
     * @param channel its name
     * @return false when there is none
     */
    public boolean close(String channel) {
        return registry.close(channel, "closed by operator");
    }

    /**
     * What it counts.
     *
     * @return may be read by any thread
     */
    public Counters counters() {
        return counters;
    }

    /**
     * How many connections have a session.
     *
     * @return now
     */
    public int sessions() {
        return sessions.count();
    }
}

package org.labhub.broker.internal.registry;

import java.util.List;
import java.util.function.Predicate;
import org.labhub.api.broker.RegistrationState;
import org.labhub.api.security.PublicKey;

/** Judges registrations by their silence, one by one. When it was late itself, it judges nobody for that time. */
public final class Judge {

    private final Registry registry;
    private final long silentNanos;
    private final long goneNanos;
    private final long lateNanos;
    private long lastSweep;

    /**
     * Begins to watch.
     *
     * @param registry whose members are judged
     * @param silentNanos after how long without a heartbeat somebody is silent
     * @param goneNanos after how much longer he is gone
     * @param lateNanos a pause between two sweeps that is longer was the judge's own
     * @param now the broker's clock
     */
    public Judge(Registry registry, long silentNanos, long goneNanos, long lateNanos, long now) {
        this.registry = registry;
        this.silentNanos = silentNanos;
        this.goneNanos = goneNanos;
        this.lateNanos = lateNanos;
        this.lastSweep = now;
    }

    /**
     * Looks at everybody once.
     *
     * @param now the broker's clock
     * @return how long the judge was late and forgave, or 0
     */
    public long sweep(long now) {
        long pause = now - lastSweep;
        lastSweep = now;
        long forgiven = pause > lateNanos ? pause : 0;
        for (ChannelEntry entry : List.copyOf(registry.channels())) {
            judge(entry, now, forgiven);
        }
        return forgiven;
    }

    private void judge(ChannelEntry entry, long now, long forgiven) {
        for (Member consumer : List.copyOf(entry.consumers())) {
            consumer.forgive(forgiven);
            judgeConsumer(entry, consumer, now - consumer.lastBeat());
        }
        entry.producer().forgive(forgiven);
        if (entry.hasLingeredBy(now)) {
            registry.giveUp(entry, "updated no more");
        } else if (!entry.isLingering()) {
            judgeProducer(entry, now - entry.producer().lastBeat());
        }
    }

    private void judgeProducer(ChannelEntry entry, long silence) {
        if (silence > silentNanos + goneNanos) {
            registry.giveUp(entry, "heartbeat timeout");
        } else if (silence > silentNanos && entry.producer().state() == RegistrationState.LIVE) {
            registry.fallSilent(entry);
        }
    }

    private void judgeConsumer(ChannelEntry entry, Member consumer, long silence) {
        if (silence > silentNanos + goneNanos) {
            registry.giveUp(entry, consumer, "heartbeat timeout");
        } else if (silence > silentNanos && consumer.state() == RegistrationState.LIVE) {
            registry.fallSilent(consumer);
        }
    }

    /**
     * Gives up all whose key is not trusted any more.
     *
     * @param trusted the list as it is now
     */
    public void expel(Predicate<PublicKey> trusted) {
        for (ChannelEntry entry : List.copyOf(registry.channels())) {
            for (Member consumer : List.copyOf(entry.consumers())) {
                if (isExpelled(consumer, trusted)) {
                    registry.giveUp(entry, consumer, "key revoked");
                }
            }
            if (isExpelled(entry.producer(), trusted)) {
                registry.giveUp(entry, "key revoked");
            }
        }
    }

    private boolean isExpelled(Member member, Predicate<PublicKey> trusted) {
        PublicKey key = member.session().key().key();
        boolean expelled = !trusted.test(key);
        if (expelled) {
            registry.forget(key);
        }
        return expelled;
    }
}

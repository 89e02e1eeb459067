package org.labhub.shm.internal.diagnosis;

import java.io.UncheckedIOException;
import java.util.Optional;
import org.labhub.api.channel.Holder;
import org.labhub.api.channel.Verdict;
import org.labhub.api.recovery.Occupant;
import org.labhub.shm.internal.layout.Participant;
import org.labhub.shm.internal.liveness.Census;

/** Tells who is behind a word, with the grounds of the verdict. */
final class Occupants {

    private final Census census;

    Occupants(Census census) {
        this.census = census;
    }

    /** Who holds something by this word; empty if nobody does. */
    Optional<Occupant> behind(long word, String name) {
        return Participant.participant(word) == 0 ? Optional.empty() : Optional.of(of(word, name));
    }

    Occupant of(long word, String name) {
        try {
            return of(word, census.holder(word, name));
        } catch (UncheckedIOException e) {
            Holder unseen = new Holder(name, 0, Verdict.ALIVE);
            return occupant(word, unseen, "its presence cannot be looked at, so it counts as alive: " + e.getMessage());
        }
    }

    private Occupant of(long word, Holder holder) {
        int presence = Participant.presence(word);
        return occupant(
                word,
                holder,
                switch (holder.verdict()) {
                    case ALIVE -> "presence-" + presence + " is locked, and its heart beats";
                    case STALLED -> "presence-" + presence + " is locked, but its heart has been silent for 2 s";
                    case DEAD ->
                        presence == 0
                                ? "it names no presence"
                                : "the kernel has released the lock of presence-" + presence;
                });
    }

    private Occupant occupant(long word, Holder holder, String grounds) {
        return new Occupant(
                word,
                Participant.presence(word),
                Participant.epoch(word),
                holder.name().isBlank() ? census.processName(word) : holder.name(),
                holder.pid(),
                census.since(word),
                holder.verdict(),
                grounds);
    }
}

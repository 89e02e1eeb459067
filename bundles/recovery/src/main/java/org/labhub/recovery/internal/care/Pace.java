package org.labhub.recovery.internal.care;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.labhub.api.recovery.BlockFacts;
import org.labhub.api.recovery.SlotFacts;

/**
 * How many frames a second come into a block: by the stamps of those that are still in its ring, so that one look is enough.
 * Where frames are not stamped, or only one is in the ring, by what came since the last look.
 */
final class Pace {

    private static final double NANOS_A_SECOND = 1e9;
    private static final long OF_LATE_NANOS = 10_000_000_000L;

    private record Seen(long committed, long atNanos) {}

    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    double of(BlockFacts facts, long nowNanos) {
        double between = sinceTheLastLook(facts, nowNanos);
        List<Long> stamps = facts.slots().stream()
                .filter(Pace::holdsFrame)
                .map(SlotFacts::monotonicNanos)
                .filter(stamp -> stamp != 0 && stamp <= nowNanos)
                .sorted()
                .toList();
        return stamps.size() < 2 ? between : byStamps(stamps, nowNanos);
    }

    private static boolean holdsFrame(SlotFacts slot) {
        return slot.state() == SlotFacts.State.COMMITTED || slot.state() == SlotFacts.State.DRAINING;
    }

    /** From frame to frame while they come; once the next one is overdue, its absence counts as well. */
    private static double byStamps(List<Long> stamps, long nowNanos) {
        List<Long> late = stamps.stream()
                .filter(stamp -> nowNanos - stamp <= OF_LATE_NANOS)
                .toList();
        if (late.isEmpty()) {
            return 0;
        }
        boolean older = late.size() < stamps.size();
        long first = older ? stamps.get(stamps.size() - late.size() - 1) : late.get(0);
        long last = late.get(late.size() - 1);
        long steps = older ? late.size() : late.size() - 1L;
        boolean overdue = steps == 0 || nowNanos - last > 2 * (last - first) / steps;
        long span = overdue ? nowNanos - first : last - first;
        return span <= 0 ? 0 : steps * NANOS_A_SECOND / span;
    }

    private double sinceTheLastLook(BlockFacts facts, long nowNanos) {
        long committed = facts.writer().committed();
        Seen before = seen.put(facts.block(), new Seen(committed, nowNanos));
        return before == null || before.atNanos == nowNanos || committed < before.committed
                ? 0
                : (committed - before.committed) * NANOS_A_SECOND / (nowNanos - before.atNanos);
    }
}

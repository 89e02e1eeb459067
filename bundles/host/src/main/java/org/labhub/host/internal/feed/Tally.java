package org.labhub.host.internal.feed;

import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicLong;
import org.labhub.api.channel.ChannelEvent;
import org.labhub.api.channel.ChannelEvent.Corrupt;
import org.labhub.api.channel.ChannelEvent.Gap;

/**
 * Counts what became of every frame of a channel, from sequence numbers. One thread writes, with plain stores between two
 * versions; anybody gets a copy in which all numbers belong together.
 */
public final class Tally {

    private final AtomicLong version = new AtomicLong();
    private final boolean skips;
    private long earlier;
    private long first;
    private long next;
    private long delivered;
    private long skipped;
    private long gaps;
    private long corrupt;

    /**
     * Before anything has been read.
     *
     * @param skips whether numbers that are not there were skipped by the policy
     */
    public Tally(boolean skips) {
        this.skips = skips;
    }

    /** A block was joined at this sequence. */
    void joined(long sequence) {
        long odd = begin();
        earlier += next - first;
        first = sequence;
        next = sequence;
        end(odd);
    }

    /** The call for this frame has returned. */
    void delivered(long sequence) {
        long odd = begin();
        advance(sequence, 1);
        delivered++;
        end(odd);
    }

    void happened(ChannelEvent event) {
        if (event instanceof Gap gap) {
            long odd = begin();
            advance(gap.first(), gap.count());
            gaps += gap.count();
            end(odd);
        } else if (event instanceof Corrupt bad) {
            long odd = begin();
            advance(bad.sequence(), 1);
            corrupt++;
            end(odd);
        }
    }

    /** Numbers that were left out on the way are skipped if the policy skips; else they are missing, and the sum shows it. */
    private void advance(long sequence, long count) {
        if (skips) {
            skipped += sequence - next;
        }
        next = sequence + count;
    }

    private long begin() {
        long odd = version.get() + 1;
        version.lazySet(odd);
        VarHandle.storeStoreFence();
        return odd;
    }

    private void end(long odd) {
        version.lazySet(odd + 1);
    }

    /** All numbers at one moment. */
    Counts counts() {
        while (true) {
            long before = version.getAcquire();
            Counts seen = new Counts(earlier, first, next, delivered, skipped, gaps, corrupt);
            VarHandle.loadLoadFence();
            if ((before & 1) == 0 && version.get() == before) {
                return seen;
            }
            Thread.onSpinWait();
        }
    }

    /** A copy; {@code earlier} counts what was read in blocks before this one, {@code next} has not been delivered yet. */
    record Counts(long earlier, long first, long next, long delivered, long skipped, long gaps, long corrupt) {}
}

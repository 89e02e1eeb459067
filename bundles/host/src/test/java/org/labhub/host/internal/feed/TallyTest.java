package org.labhub.host.internal.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.labhub.api.channel.ChannelEvent.Corrupt;
import org.labhub.api.channel.ChannelEvent.Gap;

final class TallyTest {

    private static final int LOOKS = 1_000_000;

    private static long sum(Tally.Counts seen) {
        return seen.delivered() + seen.skipped() + seen.gaps() + seen.corrupt();
    }

    private static long passed(Tally.Counts seen) {
        return seen.earlier() + seen.next() - seen.first();
    }

    @Test
    void deliveredGapsAndCorruptMakeTheWhole() {
        Tally tally = new Tally(false);
        tally.joined(10);
        tally.delivered(10);
        tally.happened(new Gap(11, 5));
        tally.delivered(16);
        tally.happened(new Corrupt(17));
        assertEquals(8, sum(tally.counts()));
        assertEquals(8, passed(tally.counts()));
    }

    @Test
    void whatALatestReaderLeavesOutIsSkipped() {
        Tally tally = new Tally(true);
        tally.joined(0);
        tally.delivered(0);
        tally.delivered(7);
        assertEquals(6, tally.counts().skipped());
        assertEquals(sum(tally.counts()), passed(tally.counts()));
    }

    @Test
    void aFrameThatVanishedShowsInTheSum() {
        Tally tally = new Tally(false);
        tally.joined(0);
        tally.delivered(0);
        tally.delivered(2);
        assertEquals(1, passed(tally.counts()) - sum(tally.counts()));
    }

    @Test
    void aFrameThatCameTwiceShowsInTheSum() {
        Tally tally = new Tally(false);
        tally.joined(0);
        tally.delivered(0);
        tally.delivered(0);
        assertEquals(-1, passed(tally.counts()) - sum(tally.counts()));
    }

    @Test
    void whatIsSeenOfItBelongsTogetherWhileItCounts() throws InterruptedException {
        Tally tally = new Tally(false);
        AtomicBoolean over = new AtomicBoolean();
        Thread counting = new Thread(() -> {
            for (long sequence = 0; !over.get(); sequence++) {
                tally.delivered(sequence);
            }
        });
        counting.start();
        for (int look = 0; look < LOOKS; look++) {
            Tally.Counts seen = tally.counts();
            assertEquals(passed(seen), sum(seen), seen::toString);
        }
        over.set(true);
        counting.join();
    }

    @Test
    void itGoesOnInTheNextBlock() {
        Tally tally = new Tally(false);
        tally.joined(5);
        tally.delivered(5);
        tally.joined(0);
        tally.delivered(0);
        assertEquals(2, passed(tally.counts()));
    }
}

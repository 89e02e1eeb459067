package org.labhub.shm.internal.slot;

import org.labhub.api.channel.ChannelEvent;
import org.labhub.api.channel.ChannelEvent.Corrupt;
import org.labhub.api.channel.ChannelEvent.Gap;
import org.labhub.api.channel.ChannelEvent.WriterChanged;
import org.labhub.api.channel.ChannelEventHandler;

/** What a reader tells between frames, and counts: never while a slot is shown. */
final class Tidings {

    private final Line line;
    private final OpenReadSlot slot;
    private final ChannelEventHandler events;

    /** Of the writer whose frame was seen last. */
    private int epoch;

    Tidings(Line line, OpenReadSlot slot, ChannelEventHandler events, int epoch) {
        this.line = line;
        this.slot = slot;
        this.events = events;
        this.epoch = epoch;
    }

    /** Whose the next frame is, if that is another writer than the last one's. */
    void writer(int frameEpoch) {
        if (frameEpoch != epoch) {
            epoch = frameEpoch;
            tell(new WriterChanged(frameEpoch));
        }
    }

    /** A frame is not what was stamped. */
    void corrupt(long sequence) {
        line.countCorrupt();
        line.flush(sequence);
        tell(new Corrupt(sequence));
    }

    /** Frames are gone. */
    void gap(long first, long frames) {
        line.countLost(frames);
        tell(new Gap(first, frames));
    }

    void tell(ChannelEvent event) {
        slot.hide();
        events.onEvent(event);
    }
}

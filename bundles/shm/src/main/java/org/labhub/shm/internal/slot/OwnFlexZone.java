package org.labhub.shm.internal.slot;

import org.labhub.api.channel.FlexWriter;
import org.labhub.api.channel.SlotFiller;
import org.labhub.api.frame.FrameType;
import org.labhub.api.schema.Layout;

/** The flex zone as a producer writes it: while it does, it is inside, as with a slot. */
final class OwnFlexZone implements FlexWriter {

    private final FlexZone zone;
    private final Runnable enter;
    private final Runnable leave;

    OwnFlexZone(FlexZone zone, Runnable enter, Runnable leave) {
        this.zone = zone;
        this.enter = enter;
        this.leave = leave;
    }

    @Override
    public void write(SlotFiller filler) {
        inside(() -> zone.write(filler));
    }

    @Override
    public <F> void write(FrameType<F> type, F content) {
        inside(() -> zone.write(type, content));
    }

    private void inside(Runnable work) {
        enter.run();
        try {
            work.run();
        } finally {
            leave.run();
        }
    }

    @Override
    public Layout layout() {
        return zone.layout();
    }
}

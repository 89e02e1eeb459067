package org.labhub.host.internal.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.labhub.api.frame.FrameInfo;
import org.labhub.api.instrument.ChannelListener;

/** Which record a plug-in wants, as its interface says. */
final class FrameClassesTest {

    record Reading(double value) {}

    private static final class Plain implements ChannelListener<Reading> {

        @Override
        public void onFrame(Reading reading, FrameInfo info) {
            // only its type is wanted
        }
    }

    private static final class OfAnything<F extends Record> implements ChannelListener<F> {

        @Override
        public void onFrame(F reading, FrameInfo info) {
            // only its type is wanted
        }
    }

    @Test
    void itIsTheOneInTheInterface() {
        assertEquals(Reading.class, FrameClasses.of(new Plain(), ChannelListener.class, 0));
    }

    @Test
    void whoNamesNoneIsToldHow() {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> FrameClasses.of(new OfAnything<Reading>(), ChannelListener.class, 0));
        assertTrue(String.valueOf(refused.getMessage()).contains("as in ChannelListener<Reading>"));
    }
}

package org.labhub.host.internal.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.labhub.api.block.BlockName;
import org.labhub.api.broker.BrokerClient;
import org.labhub.api.broker.ChannelVoice;
import org.labhub.api.broker.Connection;
import org.labhub.api.channel.ChannelEvent;
import org.labhub.api.channel.ChannelEvent.Corrupt;
import org.labhub.api.channel.ChannelEvent.Gap;
import org.labhub.api.security.Uid;

class ChecksumReportsTest {

    private static final Uid READER = new Uid("cons.peak.00000001");

    private final List<String> reported = new ArrayList<>();
    private final List<ChannelEvent> told = new ArrayList<>();
    private final Announcements announcements = new Announcements(new Named());

    /** Notes what is said to the broker. */
    private BrokerClient broker(Connection.State state) {
        ChannelVoice voice = as(ChannelVoice.class, arguments -> reported.add(Arrays.toString(arguments)), state);
        return as(BrokerClient.class, arguments -> {}, state, voice);
    }

    private interface Noted {
        void note(Object[] arguments);
    }

    private static <T> T as(Class<T> type, Noted noted, Object... answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, given) -> {
            if (method.getName().equals("connection")) {
                return new Connection((Connection.State) answers[0], Instant.EPOCH, "", "");
            }
            if (method.getName().equals("voice")) {
                return answers[1];
            }
            noted.note(given);
            return null;
        }));
    }

    @AfterEach
    void end() {
        announcements.stop();
    }

    private void happens(ChannelEvent event) {
        new ChecksumReports(announcements, new BlockName("demo.sine"), READER, 8)
                .before(told::add)
                .onEvent(event);
    }

    @Test
    void aWrongChecksumIsReportedWithItsSlot() {
        announcements.setBroker(broker(Connection.State.CONNECTED));
        happens(new Corrupt(21));
        assertEquals(
                List.of("[demo.sine, cons.peak.00000001, 5, 21, the frame's checksum is not that of its bytes]"),
                reported);
    }

    @Test
    void thePluginIsToldAsWell() {
        happens(new Corrupt(21));
        assertEquals(List.of(new Corrupt(21)), told);
    }

    @Test
    void nothingElseIsReported() {
        announcements.setBroker(broker(Connection.State.CONNECTED));
        happens(new Gap(3, 2));
        assertEquals(List.of(), reported);
    }

    @Test
    void whileTheBrokerIsAwayNothingIsReported() {
        announcements.setBroker(broker(Connection.State.CONNECTING));
        happens(new Corrupt(21));
        assertEquals(List.of(), reported);
    }
}

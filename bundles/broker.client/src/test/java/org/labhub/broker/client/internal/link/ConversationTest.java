package org.labhub.broker.client.internal.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.labhub.broker.client.ClientSettings;
import org.labhub.broker.protocol.Frames;
import org.labhub.broker.protocol.Message;
import org.labhub.broker.protocol.Session.HelloAck;
import org.labhub.security.GuardedConnection;
import org.labhub.security.KeyPair;

/** When a conversation is over, by a clock that the test turns. */
final class ConversationTest {

    private static final Optional<String> GOES_ON = Optional.empty();
    private static final Optional<String> SILENT = Optional.of("the broker is silent");
    private static final long GREETING_MILLIS = 2_000;
    private static final long TICK_MILLIS = 50;
    private static final KeyPair KEYS = KeyPair.generate();

    private final AtomicLong clock = new AtomicLong();
    private final Wire wire = new Wire();
    private final Conversation conversation = new Conversation(
            wire,
            new ClientSettings("tcp://127.0.0.1:1", KEYS.publicKey(), KEYS, "test", Duration.ofSeconds(1)),
            new Asks(),
            new Nothing(),
            GREETING_MILLIS,
            clock::get);

    /** Looks once after this time, as a thread does that came late. */
    private Optional<String> lookAfter(long millis) {
        clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
        conversation.receive(0);
        return conversation.attend();
    }

    /** Looks again and again for so long, as a thread does that is in time. */
    private Optional<String> lookFor(long millis) {
        Optional<String> end = GOES_ON;
        for (long left = millis; left > 0 && end.isEmpty(); left -= TICK_MILLIS) {
            end = lookAfter(TICK_MILLIS);
        }
        return end;
    }

    private void greet() {
        wire.link = GuardedConnection.Link.UP;
        conversation.attend();
        wire.comes("hello", new HelloAck("hub.test.00000001", "test", "b", "s", 500, 5_000, 5_000));
        assertEquals(GOES_ON, lookAfter(TICK_MILLIS));
        assertTrue(conversation.hasBegun());
    }

    @Test
    void aBrokerThatIsSilentForThreeSecondsIsLeft() {
        greet();
        assertEquals(GOES_ON, lookFor(2_900));
        assertEquals(SILENT, lookFor(200));
    }

    @Test
    void whoStoodStillHimselfJudgesNobodyForIt() {
        greet();
        lookFor(1_000);
        assertEquals(GOES_ON, lookAfter(60_000));
        assertEquals(GOES_ON, lookFor(1_900));
        assertEquals(SILENT, lookFor(200));
    }

    @Test
    void whatIsHeardAfterAStandstillCountsFromThen() {
        greet();
        wire.comes("", new HelloAck("hub.test.00000001", "test", "b", "s", 500, 5_000, 5_000));
        assertEquals(GOES_ON, lookAfter(60_000));
        assertEquals(GOES_ON, lookFor(2_900));
        assertEquals(SILENT, lookFor(200));
    }

    @Test
    void aGreetingMayTakeAsMuchLongerAsTheMachineStoodStill() {
        assertEquals(GOES_ON, lookFor(1_000));
        assertEquals(GOES_ON, lookAfter(60_000));
        assertEquals(GOES_ON, lookFor(900));
        assertEquals(Optional.of("no handshake in time"), lookFor(200));
    }

    /** What comes is what the test put there. */
    private static final class Wire implements GuardedConnection {

        private final Queue<List<byte[]>> coming = new ArrayDeque<>();
        private Link link = Link.CONNECTING;

        void comes(String correlation, Message message) {
            coming.add(Frames.of(correlation, message));
        }

        @Override
        public Link link() {
            return link;
        }

        @Override
        public Optional<List<byte[]>> receive(long millis) {
            return Optional.ofNullable(coming.poll());
        }

        @Override
        public boolean send(List<byte[]> frames) {
            return true;
        }

        @Override
        public void wake() {
            // nobody waits
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    private static final class Nothing implements Conversation.Events {

        @Override
        public void begun(HelloAck hello) {
            // the test asks the conversation itself
        }

        @Override
        public void beat() {
            // goes nowhere
        }

        @Override
        public void told(Message notice) {
            // goes nowhere
        }
    }
}

package org.labhub.host.internal.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.labhub.api.broker.BrokerClient;
import org.labhub.api.broker.BrokerEvent.Broadcast;
import org.labhub.api.broker.BrokerEvent.ChannelNote;
import org.labhub.api.broker.ChannelVoice;
import org.labhub.api.broker.Connection;
import org.labhub.api.broker.Connection.State;
import org.labhub.api.channel.Note;
import org.labhub.api.channel.Notes;

class ConversationTest {

    private static final String CHANNEL = "demo.sine";
    private static final String OTHER = "cons.other.00000001";

    private final List<String> sent = new ArrayList<>();
    private final List<CompletableFuture<Long>> answers = new ArrayList<>();
    private final Announcements announcements = new Announcements(new Named());
    private final Post post = new Post();
    private final Conversations plugin = new Conversations(announcements, post, "sine", () -> sent.add("farewell"));
    private State broker = State.CONNECTED;

    private <T> T as(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, given) -> switch (method.getName()) {
                    case "connection" -> new Connection(broker, Instant.EPOCH, "", "");
                    case "voice" -> as(ChannelVoice.class);
                    default -> {
                        sent.add(method.getName() + " " + given[1] + " " + given[2] + " " + given[3]);
                        answers.add(new CompletableFuture<>());
                        yield new Asked<>(answers.get(answers.size() - 1));
                    }
                }));
    }

    @BeforeEach
    void start() {
        announcements.setBroker(as(BrokerClient.class));
    }

    @AfterEach
    void end() {
        announcements.stop();
    }

    @Test
    void aProducerSpeaksToAllItsConsumers() {
        assertTrue(plugin.notes(CHANNEL, true).tell("calibrated", "3"));
        assertEquals(List.of("broadcast prod.sine.00000001 calibrated 3"), sent);
    }

    @Test
    void aConsumerSpeaksToItsProducer() {
        assertTrue(plugin.notes(CHANNEL, false).tell("trigger", ""));
        assertEquals(List.of("notifyProducer cons.sine.00000001 trigger "), sent);
    }

    @Test
    void whatCannotBeSentNowIsSaidToBeNotSent() {
        broker = State.CONNECTING;
        assertFalse(plugin.notes(CHANNEL, true).tell("calibrated", ""));
        assertEquals(List.of(), sent);
    }

    @Test
    void whoFloodsIsStoppedUntilTheBrokerHasAnswered() {
        Notes notes = plugin.notes(CHANNEL, true);
        for (int i = 0; i < Notes.MOST_UNDERWAY; i++) {
            assertTrue(notes.tell("again", ""));
        }
        assertFalse(notes.tell("again", ""));
        answers.get(0).complete(1L);
        assertTrue(notes.tell("again", ""));
    }

    @Test
    void whatIsTooLongForANoteIsRefused() {
        Notes notes = plugin.notes(CHANNEL, true);
        assertThrows(IllegalArgumentException.class, () -> notes.tell(" ", ""));
        assertThrows(IllegalArgumentException.class, () -> notes.tell("w".repeat(129), ""));
        assertThrows(IllegalArgumentException.class, () -> notes.tell("word", "d".repeat(8193)));
        assertTrue(notes.tell("w".repeat(128), "d".repeat(8192)));
    }

    @Test
    void allThatWasSaidIsHeardOneAfterTheOther() {
        plugin.notes(CHANNEL, true);
        post.onEvent(new ChannelNote(CHANNEL, "first", OTHER, ""));
        post.onEvent(new ChannelNote(CHANNEL, "second", OTHER, ""));
        assertEquals(Optional.of("first"), plugin.next().map(Note::word));
        assertEquals(Optional.of("second"), plugin.next().map(Note::word));
    }

    @Test
    void whatNobodySaysIsNoNote() {
        plugin.notes(CHANNEL, true);
        post.onEvent(new ChannelNote(CHANNEL, "CONSUMER_DIED", "", ""));
        assertEquals(Optional.empty(), plugin.next());
    }

    @Test
    void whoComesBackSpeaksAnew() {
        Notes before = plugin.notes(CHANNEL, true);
        plugin.leave();
        Notes after = plugin.notes(CHANNEL, true);
        post.onEvent(new ChannelNote(CHANNEL, "trigger", OTHER, ""));
        assertEquals(0, before.poll(note -> {}));
        assertEquals(1, after.poll(note -> {}));
    }

    @Test
    void theHubsOwnWordIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> plugin.notes(CHANNEL, true).tell("data", ""));
    }

    @Test
    void aProducerHearsItsConsumers() {
        plugin.notes(CHANNEL, true);
        post.onEvent(new ChannelNote(CHANNEL, "trigger", OTHER, "now"));
        assertEquals(Optional.of(new Note(CHANNEL, OTHER, "trigger", "now")), plugin.next());
        assertEquals(Optional.empty(), plugin.next());
    }

    @Test
    void aConsumerHearsItsProducerAndNotWhatIsSaidToTheProducer() {
        plugin.notes(CHANNEL, false);
        post.onEvent(new ChannelNote(CHANNEL, "trigger", OTHER, ""));
        post.onEvent(new Broadcast(CHANNEL, "prod.sine.00000001", "calibrated", ""));
        assertEquals(Optional.of("calibrated"), plugin.next().map(Note::word));
        assertEquals(Optional.empty(), plugin.next());
    }

    @Test
    void nobodyHearsItself() {
        plugin.notes(CHANNEL, true);
        post.onEvent(new Broadcast(CHANNEL, "prod.sine.00000001", "calibrated", ""));
        assertEquals(Optional.empty(), plugin.next());
    }

    @Test
    void thatThereIsDataIsNoNote() {
        plugin.notes(CHANNEL, false);
        post.onEvent(new Broadcast(CHANNEL, "prod.sine.00000001", "data", "7"));
        assertEquals(Optional.empty(), plugin.next());
    }

    @Test
    void whatNobodyTakesIsDroppedAndCounted() {
        Notes notes = plugin.notes(CHANNEL, true);
        for (int i = 0; i < Notes.MOST_KEPT + 3; i++) {
            post.onEvent(new ChannelNote(CHANNEL, "word", OTHER, "" + i));
        }
        assertEquals(3, notes.dropped());
        assertEquals(Optional.of("3"), plugin.next().map(Note::data));
    }

    @Test
    void whoHasLeftHearsNothing() {
        Notes notes = plugin.notes(CHANNEL, true);
        plugin.leave();
        post.onEvent(new ChannelNote(CHANNEL, "trigger", OTHER, ""));
        assertEquals(0, notes.poll(note -> {}));
        assertEquals(List.of("farewell"), sent);
    }
}

package org.labhub.broker.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.labhub.api.broker.BrokerEvent.Broadcast;
import org.labhub.api.broker.BrokerEvent.ChannelError;
import org.labhub.api.broker.BrokerEvent.ChannelNote;
import org.labhub.api.broker.ChannelOffer;
import org.labhub.api.broker.ConsumerOffer;
import org.labhub.api.security.KeyRole;
import org.labhub.api.security.Uid;
import org.labhub.broker.BrokerSettings;
import org.labhub.broker.BrokerSettings.ChecksumReaction;

/** What members of a channel say to each other, and what they report. */
@Timeout(60)
class SpokenTest {

    private static final String CHANNEL = "demo.sine";

    private final ChannelOffer offer = Bench.offer(CHANNEL);
    private final ConsumerOffer reading = Bench.reader(CHANNEL);
    private Bench bench;
    private ZmqBrokerClient maker;
    private ZmqBrokerClient reader;
    private Heard madeHeard;
    private Heard readHeard;

    @BeforeEach
    void start() {
        begin(Bench.SETTINGS);
    }

    private void begin(BrokerSettings settings) {
        bench = new Bench(settings);
        maker = bench.client("maker", KeyRole.INSTRUMENT);
        reader = bench.client("reader", KeyRole.OPERATOR);
        madeHeard = Heard.by(maker);
        readHeard = Heard.by(reader);
        maker.register(offer).within(Bench.SOON).live(Map::of);
        reader.attach(reading).within(Bench.SOON).live(Map::of);
    }

    @AfterEach
    void end() {
        bench.close();
    }

    @Test
    void aBroadcastReachesAllOnTheChannelWithEveryField() {
        long told = maker.voice()
                .broadcast(CHANNEL, offer.uid(), "calibrating", "{\"s\":3}")
                .within(Bench.SOON);
        Broadcast said = new Broadcast(CHANNEL, offer.uid().text(), "calibrating", "{\"s\":3}");
        bench.await(() -> madeHeard.has(said) && readHeard.has(said));
        assertEquals(2, told);
    }

    @Test
    void aProcessWithSeveralReadersHearsABroadcastOnce() {
        ConsumerOffer second = new ConsumerOffer(
                reading.channel(),
                reading.transport(),
                reading.expects(),
                reading.policy(),
                new Uid("cons.second.00000001"),
                "second");
        reader.attach(second).within(Bench.SOON).live(Map::of);
        maker.voice().broadcast(CHANNEL, offer.uid(), "once", "").within(Bench.SOON);
        reader.voice().broadcast(CHANNEL, second.uid(), "last", "").within(Bench.SOON);
        bench.await(() -> said(readHeard).contains("last"));
        assertEquals(List.of("once", "last"), said(readHeard));
    }

    private static List<String> said(Heard heard) {
        return heard.events.stream()
                .filter(Broadcast.class::isInstance)
                .map(event -> ((Broadcast) event).text())
                .toList();
    }

    @Test
    void aNoteReachesTheProducerOnly() {
        reader.voice().notifyProducer(CHANNEL, reading.uid(), "ready", "7").within(Bench.SOON);
        ChannelNote note = new ChannelNote(CHANNEL, "ready", reading.uid().text(), "7");
        bench.await(() -> madeHeard.has(note));
        assertFalse(readHeard.has(note));
    }

    @Test
    void nobodySpeaksOnAChannelThatIsNotThere() {
        var call = maker.voice().broadcast("nobody", offer.uid(), "hello", "");
        assertEquals("CHANNEL_NOT_FOUND", Refusals.codeOf(() -> call.within(Bench.SOON)));
    }

    @Test
    void aWrongChecksumIsToldToBothSides() {
        reader.voice().reportChecksum(CHANNEL, reading.uid(), 3, 1003, "crc");
        bench.await(() -> isReported(madeHeard) && isReported(readHeard));
    }

    @Test
    void aWrongChecksumIsOnlyCountedWhereThatIsThePolicy() {
        bench.close();
        begin(Bench.SETTINGS.reacting(ChecksumReaction.LOG));
        reader.voice().reportChecksum(CHANNEL, reading.uid(), 3, 1003, "crc");
        long counted = reader.counters().within(Bench.SOON).get("category_2"); // comes after it
        maker.counters().within(Bench.SOON); // comes after what was told
        assertEquals(1, counted);
        assertFalse(isReported(madeHeard) || isReported(readHeard));
    }

    private static boolean isReported(Heard heard) {
        return heard.has(event -> event instanceof ChannelError error
                && error.event().equals("checksum error")
                && error.detail().startsWith("slot 3, sequence 1003"));
    }

    @Test
    void aReportOnAChannelThatIsNotThereIsHeardByNobody() {
        reader.voice().reportChecksum("nobody", reading.uid(), 3, 1003, "crc");
        reader.counters().within(Bench.SOON); // comes after it
        assertFalse(isReported(madeHeard));
    }

    @Test
    void whatIsTooLongIsRefusedBeforeItIsSent() {
        assertThrows(
                IllegalArgumentException.class,
                () -> maker.voice().broadcast(CHANNEL, offer.uid(), "x".repeat(1025), ""));
        assertThrows(
                IllegalArgumentException.class,
                () -> maker.voice().broadcast(CHANNEL, offer.uid(), "", "x".repeat(8193)));
    }
}

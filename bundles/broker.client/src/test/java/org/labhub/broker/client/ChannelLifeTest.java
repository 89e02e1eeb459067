package org.labhub.broker.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.labhub.broker.client.MakerAndReader.CHANNEL;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.labhub.api.broker.BrokerEvent.ChannelClosed;
import org.labhub.api.broker.BrokerEvent.ChannelError;
import org.labhub.api.broker.BrokerEvent.ChannelMoved;
import org.labhub.api.broker.BrokerEvent.ChannelNote;
import org.labhub.api.broker.BrokerEvent.ConsumerDied;
import org.labhub.api.broker.BrokerEvent.ConsumerJoined;
import org.labhub.api.broker.BrokerEvent.ConsumerLeft;
import org.labhub.api.broker.Registration;
import org.labhub.api.broker.RegistrationState;
import org.labhub.api.broker.Transport;
import org.labhub.api.security.KeyRole;
import org.labhub.broker.BrokerSettings;

/** A channel from its first word to its end, as its producer, its consumers and others see it. */
@Timeout(60)
@Tag("long")
class ChannelLifeTest {

    private MakerAndReader two;

    @BeforeEach
    void start() {
        two = new MakerAndReader(Bench.PATIENT);
    }

    /** With a broker that is of another patience. */
    private void beginAnew(BrokerSettings broker) {
        end();
        two = new MakerAndReader(broker);
    }

    @AfterEach
    void end() {
        two.close();
    }

    @Test
    void aWithdrawnChannelIsGoneAndItsConsumersAreTold() {
        Registration made = two.offered();
        two.read();
        made.close();
        two.bench.await(() -> two.readHeard.has(new ChannelClosed(CHANNEL, "withdrawn")));
        assertEquals(
                "CHANNEL_NOT_FOUND",
                Refusals.codeOf(() -> two.reader.discover(CHANNEL, Bench.SOON).within(Bench.SOON)));
    }

    @Test
    void aSecondProducerIsRefusedAndTheFirstIsTold() {
        two.offered();
        var other = two.bench.client("other", KeyRole.INSTRUMENT);
        assertEquals(
                "CHANNEL_TAKEN",
                Refusals.codeOf(() -> other.register(Bench.offer(CHANNEL)).within(Bench.SOON)));
        two.bench.await(() -> two.madeHeard.has(
                event -> event instanceof ChannelError error && error.event().equals("second producer")));
    }

    @Test
    void anotherSchemaIsRefusedAndTheOwnerIsTold() {
        two.offered();
        assertEquals(
                "SCHEMA_MISMATCH",
                Refusals.codeOf(() ->
                        two.maker.register(two.offer.withSchema(Bench.COSINE)).within(Bench.SOON)));
        two.bench.await(() -> two.madeHeard.has(
                event -> event instanceof ChannelError error && error.event().equals("schema mismatch attempt")));
    }

    @Test
    void theSameAgainIsARestartAndKeepsTheConsumers() {
        two.offered();
        two.read();
        two.offered();
        assertEquals(
                1, two.reader.channel(CHANNEL).within(Bench.SOON).consumers().size());
    }

    @Test
    void aHandOverTellsTheConsumersWhereItGoesOn() {
        two.offered();
        two.read();
        two.maker
                .register(two.offer.withSchema(Bench.COSINE).movedTo(CHANNEL, 2))
                .within(Bench.SOON);
        two.bench.await(() -> two.readHeard.has(new ChannelMoved(CHANNEL, Transport.SHM, CHANNEL, 2, 1)));
    }

    @Test
    void anUpdateIsToldAndWaitedFor() {
        Registration made = two.offered();
        two.read();
        made.withdrawForUpdate();
        two.bench.await(() -> two.readHeard.has(
                event -> event instanceof ChannelNote note && note.event().equals("updating")));
        two.offered();
        two.bench.await(() -> two.reader.channel(CHANNEL).within(Bench.SOON).state() == RegistrationState.LIVE);
    }

    @Test
    void anUpdateThatNeverComesEndsTheChannel() {
        beginAnew(Bench.PATIENT.lingeringFor(Duration.ofMillis(100)));
        Registration made = two.offered();
        two.read();
        made.withdrawForUpdate();
        two.bench.await(() -> two.readHeard.has(new ChannelClosed(CHANNEL, "updated no more")));
    }

    @Test
    void aProducerThatIsNotHeardIsGivenUpAndItsConsumersAreTold() {
        beginAnew(Bench.HASTY);
        two.maker.register(two.offer).within(Bench.SOON);
        two.read();
        two.bench.await(() -> two.readHeard.has(new ChannelClosed(CHANNEL, "heartbeat timeout")));
    }

    @Test
    void aProducerThatDiesFallsSilentFirst() {
        beginAnew(Bench.HASTY);
        var mortal = two.bench.openClient("mortal", two.bench.trust("mortal", KeyRole.INSTRUMENT));
        mortal.register(two.offer).within(Bench.SOON).live(Map::of);
        two.read();
        mortal.close();
        two.bench.await(() -> two.readHeard.has(
                event -> event instanceof ChannelNote note && note.event().equals("silent")));
        two.bench.await(() -> two.readHeard.has(new ChannelClosed(CHANNEL, "heartbeat timeout")));
    }

    @Test
    void aConsumerThatIsNotHeardIsGivenUpAndItsProducerIsTold() {
        beginAnew(Bench.HASTY);
        two.offered();
        two.reader.attach(two.reading).within(Bench.SOON);
        two.bench.await(() ->
                two.madeHeard.has(new ConsumerDied(CHANNEL, two.reading.uid().text(), "reader", "heartbeat timeout")));
    }

    @Test
    void aConsumersHeartbeatKeepsNoDeadProducerAlive() {
        beginAnew(Bench.HASTY);
        two.maker.register(two.offer).within(Bench.SOON);
        Registration read = two.read();
        two.bench.await(() -> two.readHeard.has(new ChannelClosed(CHANNEL, "heartbeat timeout")));
        two.bench.await(() -> !read.isHeld());
    }

    @Test
    void comingAndLeavingConsumersAreTold() {
        two.offered();
        Registration read = two.read();
        read.close();
        two.bench.await(() ->
                two.madeHeard.has(new ConsumerJoined(CHANNEL, two.reading.uid().text(), "reader")));
        two.bench.await(() ->
                two.madeHeard.has(new ConsumerLeft(CHANNEL, two.reading.uid().text(), "reader")));
    }

    @Test
    void whatAnOperatorClosesIsGoneAndAllAreTold() {
        two.offered();
        two.read();
        assertTrue(two.bench.broker().closeChannel(CHANNEL));
        two.bench.await(() -> two.readHeard.has(new ChannelClosed(CHANNEL, "closed by operator")));
        two.bench.await(() -> two.madeHeard.has(new ChannelClosed(CHANNEL, "closed by operator")));
        assertEquals(List.of(), two.reader.channels().within(Bench.SOON));
    }

    @Test
    void closingWhatIsNotThereSaysSo() {
        assertFalse(two.bench.broker().closeChannel("nobody"));
    }
}

package org.labhub.broker.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.labhub.api.broker.ChannelDetail;
import org.labhub.api.broker.ChannelOffer;
import org.labhub.api.broker.ChannelStatus;
import org.labhub.api.broker.Connection;
import org.labhub.api.broker.ConsumerOffer;
import org.labhub.api.broker.Registration;
import org.labhub.api.broker.RegistrationState;
import org.labhub.api.broker.Transport;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.security.KeyRole;
import org.labhub.broker.protocol.Attendance.RoleReq;

/** A channel from its first word to its end, as its producer, its consumers and others see it. */
@Timeout(60)
@Tag("long")
class ChannelLifeTest {

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
        begin(new Bench(Bench.PATIENT));
    }

    /** With a broker that soon gives up whom it does not hear. */
    private void beginAnewInHaste() {
        end();
        begin(new Bench(Bench.HASTY));
    }

    private void begin(Bench fresh) {
        bench = fresh;
        maker = bench.client("maker", KeyRole.INSTRUMENT);
        reader = bench.client("reader", KeyRole.CONSUMER);
        madeHeard = Heard.by(maker);
        readHeard = Heard.by(reader);
        bench.await(() -> isConnected(maker) && isConnected(reader));
    }

    private static boolean isConnected(ZmqBrokerClient client) {
        return client.connection().state() == Connection.State.CONNECTED;
    }

    @AfterEach
    void end() {
        bench.close();
    }

    private Registration offered() {
        Registration made = maker.register(offer).within(Bench.SOON);
        made.live(() -> Map.of("committed", 3L));
        return made;
    }

    private Registration read() {
        Registration read = reader.attach(reading).within(Bench.SOON);
        read.live(() -> Map.of("read", 2L));
        return read;
    }

    private String refusal(Runnable call) {
        return Refusals.codeOf(call);
    }

    @Test
    void nobodyFindsWhatNobodyOffers() {
        assertEquals(
                "CHANNEL_NOT_FOUND",
                refusal(() -> reader.discover("nobody", Bench.SOON).within(Bench.SOON)));
    }

    @Test
    void nobodyFindsWhatShowsNoSignOfLifeYet() {
        maker.register(offer).within(Bench.SOON);
        assertEquals(
                "CHANNEL_NOT_READY",
                refusal(() -> reader.discover(CHANNEL, Duration.ofMillis(400)).within(Bench.SOON)));
    }

    @Test
    void aPendingChannelIsWaitedFor() {
        Registration made = maker.register(offer).within(Bench.SOON);
        var call = reader.discover(CHANNEL, Bench.SOON);
        made.live(Map::of);
        assertEquals(offer, call.within(Bench.SOON).offer());
    }

    @Test
    void aWithdrawnChannelIsGoneAndItsConsumersAreTold() {
        Registration made = offered();
        read();
        made.close();
        bench.await(() -> readHeard.has(new ChannelClosed(CHANNEL, "withdrawn")));
        assertEquals(
                "CHANNEL_NOT_FOUND",
                refusal(() -> reader.discover(CHANNEL, Bench.SOON).within(Bench.SOON)));
    }

    @Test
    void aSecondProducerIsRefusedAndTheFirstIsTold() {
        offered();
        var other = bench.client("other", KeyRole.INSTRUMENT);
        assertEquals(
                "CHANNEL_TAKEN",
                refusal(() -> other.register(Bench.offer(CHANNEL)).within(Bench.SOON)));
        bench.await(() -> madeHeard.has(
                event -> event instanceof ChannelError error && error.event().equals("second producer")));
    }

    @Test
    void anotherSchemaIsRefusedAndTheOwnerIsTold() {
        offered();
        assertEquals(
                "SCHEMA_MISMATCH",
                refusal(() -> maker.register(offer.withSchema(Bench.COSINE)).within(Bench.SOON)));
        bench.await(() -> madeHeard.has(
                event -> event instanceof ChannelError error && error.event().equals("schema mismatch attempt")));
    }

    @Test
    void theSameAgainIsARestartAndKeepsTheConsumers() {
        offered();
        read();
        offered();
        assertEquals(1, reader.channel(CHANNEL).within(Bench.SOON).consumers().size());
    }

    @Test
    void aHandOverTellsTheConsumersWhereItGoesOn() {
        offered();
        read();
        maker.register(offer.withSchema(Bench.COSINE).movedTo(CHANNEL, 2)).within(Bench.SOON);
        bench.await(() -> readHeard.has(new ChannelMoved(CHANNEL, Transport.SHM, CHANNEL, 2, 1)));
    }

    @Test
    void anUpdateIsToldAndWaitedFor() {
        Registration made = offered();
        read();
        made.withdrawForUpdate();
        bench.await(() -> readHeard.has(
                event -> event instanceof ChannelNote note && note.event().equals("updating")));
        offered();
        bench.await(() -> reader.channel(CHANNEL).within(Bench.SOON).state() == RegistrationState.LIVE);
    }

    @Test
    void anUpdateThatNeverComesEndsTheChannel() {
        end();
        begin(new Bench(Bench.PATIENT.lingeringFor(Duration.ofMillis(100))));
        Registration made = offered();
        read();
        made.withdrawForUpdate();
        bench.await(() -> readHeard.has(new ChannelClosed(CHANNEL, "updated no more")));
    }

    @Test
    void aProducerThatIsNotHeardIsGivenUpAndItsConsumersAreTold() {
        beginAnewInHaste();
        maker.register(offer).within(Bench.SOON);
        read();
        bench.await(() -> readHeard.has(new ChannelClosed(CHANNEL, "heartbeat timeout")));
    }

    @Test
    void aProducerThatDiesFallsSilentFirst() {
        beginAnewInHaste();
        var mortal = bench.openClient("mortal", bench.trust("mortal", KeyRole.INSTRUMENT));
        mortal.register(offer).within(Bench.SOON).live(Map::of);
        read();
        mortal.close();
        bench.await(() -> readHeard.has(
                event -> event instanceof ChannelNote note && note.event().equals("silent")));
        bench.await(() -> readHeard.has(new ChannelClosed(CHANNEL, "heartbeat timeout")));
    }

    @Test
    void aConsumerThatIsNotHeardIsGivenUpAndItsProducerIsTold() {
        beginAnewInHaste();
        offered();
        reader.attach(reading).within(Bench.SOON);
        bench.await(
                () -> madeHeard.has(new ConsumerDied(CHANNEL, reading.uid().text(), "reader", "heartbeat timeout")));
    }

    @Test
    void aConsumersHeartbeatKeepsNoDeadProducerAlive() {
        beginAnewInHaste();
        maker.register(offer).within(Bench.SOON);
        Registration read = read();
        bench.await(() -> readHeard.has(new ChannelClosed(CHANNEL, "heartbeat timeout")));
        bench.await(() -> !read.isHeld());
    }

    @Test
    void comingAndLeavingConsumersAreTold() {
        offered();
        Registration read = read();
        read.close();
        bench.await(
                () -> madeHeard.has(new ConsumerJoined(CHANNEL, reading.uid().text(), "reader")));
        bench.await(() -> madeHeard.has(new ConsumerLeft(CHANNEL, reading.uid().text(), "reader")));
    }

    @Test
    void whatAnOperatorClosesIsGoneAndAllAreTold() {
        offered();
        read();
        assertTrue(bench.broker().closeChannel(CHANNEL));
        bench.await(() -> readHeard.has(new ChannelClosed(CHANNEL, "closed by operator")));
        bench.await(() -> madeHeard.has(new ChannelClosed(CHANNEL, "closed by operator")));
        assertEquals(List.of(), reader.channels().within(Bench.SOON));
    }

    @Test
    void closingWhatIsNotThereSaysSo() {
        assertFalse(bench.broker().closeChannel("nobody"));
    }

    @Test
    void aConsumerOfNothingIsRefused() {
        assertEquals("CHANNEL_NOT_FOUND", refusal(() -> reader.attach(reading).within(Bench.SOON)));
    }

    @Test
    void aConsumerThatExpectsAnotherSchemaIsRefused() {
        offered();
        ConsumerOffer wrong = new ConsumerOffer(
                reading.channel(), Transport.SHM, Bench.COSINE, reading.policy(), reading.uid(), "reader");
        assertEquals("SCHEMA_MISMATCH", refusal(() -> reader.attach(wrong).within(Bench.SOON)));
    }

    @Test
    void aConsumerThatCannotReadThisTransportIsRefused() {
        offered();
        ConsumerOffer wrong = new ConsumerOffer(
                reading.channel(), Transport.ZMQ, Bench.SINE, reading.policy(), reading.uid(), "reader");
        assertEquals("TRANSPORT_MISMATCH", refusal(() -> reader.attach(wrong).within(Bench.SOON)));
    }

    @Test
    void aConsumerThatWantsMoreThanIsGrantedIsRefused() {
        ChannelOffer lossy =
                ChannelOffer.ofBlock(offer.channel(), 1, Bench.SINE, ReadPolicy.BEST_EFFORT, offer.uid(), "maker");
        maker.register(lossy).within(Bench.SOON).live(Map::of);
        ConsumerOffer wrong = new ConsumerOffer(
                reading.channel(), Transport.SHM, Bench.SINE, ReadPolicy.SYNC_READER, reading.uid(), "reader");
        assertEquals("POLICY_MISMATCH", refusal(() -> reader.attach(wrong).within(Bench.SOON)));
    }

    @Test
    void theListOfNothingIsEmpty() {
        assertEquals(List.of(), reader.channels().within(Bench.SOON));
    }

    @Test
    void theListSaysWhoOffersWhatToHowMany() {
        offered();
        read();
        ChannelStatus only = reader.channels().within(Bench.SOON).get(0);
        assertEquals(
                new ChannelStatus(
                        CHANNEL,
                        only.state(),
                        Transport.SHM,
                        "lab.sine 1.0.0",
                        offer.uid().text(),
                        "maker",
                        ProcessHandle.current().pid(),
                        only.host(),
                        1),
                only);
    }

    @Test
    void aLongListIsReadToItsEnd() {
        for (int i = 0; i < 150; i++) {
            maker.register(Bench.offer("demo.c" + i)).within(Bench.SOON).live(Map::of);
        }
        assertEquals(150, reader.channels().within(Bench.SOON).size());
    }

    @Test
    void aChannelIsShownWithTheCountersOfBothSides() {
        offered();
        read();
        bench.await(() -> {
            ChannelDetail seen = reader.channel(CHANNEL).within(Bench.SOON);
            return seen.counters().equals(Map.of("committed", 3L))
                    && seen.consumers().get(0).counters().equals(Map.of("read", 2L));
        });
    }

    @Test
    void everybodyIsShownWithKeyAndRole() {
        offered();
        read();
        assertEquals(
                List.of("reader " + reading.uid(), "maker " + offer.uid()),
                reader.roles().within(Bench.SOON).stream()
                        .map(role -> role.key() + " " + role.uid())
                        .toList());
    }

    @Test
    void nobodyIsRegisteredUnderAnUnknownUid() {
        try (Speaker speaker = new Speaker(bench, bench.trust("speaker", KeyRole.CONSUMER)).hello()) {
            assertEquals("ROLE_NOT_FOUND", speaker.codeOf(new RoleReq("prod.nobody.00000000")));
        }
    }
}

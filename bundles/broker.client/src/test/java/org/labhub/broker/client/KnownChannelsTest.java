package org.labhub.broker.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.labhub.broker.client.MakerAndReader.CHANNEL;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.labhub.api.broker.ChannelDetail;
import org.labhub.api.broker.ChannelOffer;
import org.labhub.api.broker.ChannelStatus;
import org.labhub.api.broker.ConsumerOffer;
import org.labhub.api.broker.Registration;
import org.labhub.api.broker.Transport;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.security.KeyRole;
import org.labhub.broker.protocol.Attendance.RoleReq;

/** Who finds a channel, who may read it, and what the broker shows of those that it knows. */
@Timeout(60)
@Tag("long")
class KnownChannelsTest {

    private MakerAndReader two;

    @BeforeEach
    void start() {
        two = new MakerAndReader(Bench.PATIENT);
    }

    @AfterEach
    void end() {
        two.close();
    }

    @Test
    void nobodyFindsWhatNobodyOffers() {
        assertEquals(
                "CHANNEL_NOT_FOUND",
                Refusals.codeOf(() -> two.reader.discover("nobody", Bench.SOON).within(Bench.SOON)));
    }

    @Test
    void nobodyFindsWhatShowsNoSignOfLifeYet() {
        two.maker.register(two.offer).within(Bench.SOON);
        assertEquals(
                "CHANNEL_NOT_READY",
                Refusals.codeOf(() ->
                        two.reader.discover(CHANNEL, Duration.ofMillis(400)).within(Bench.SOON)));
    }

    @Test
    void aPendingChannelIsWaitedFor() {
        Registration made = two.maker.register(two.offer).within(Bench.SOON);
        var call = two.reader.discover(CHANNEL, Bench.SOON);
        made.live(Map::of);
        assertEquals(two.offer, call.within(Bench.SOON).offer());
    }

    @Test
    void aConsumerOfNothingIsRefused() {
        assertEquals(
                "CHANNEL_NOT_FOUND",
                Refusals.codeOf(() -> two.reader.attach(two.reading).within(Bench.SOON)));
    }

    @Test
    void aConsumerThatExpectsAnotherSchemaIsRefused() {
        two.offered();
        ConsumerOffer wrong = new ConsumerOffer(
                two.reading.channel(), Transport.SHM, Bench.COSINE, two.reading.policy(), two.reading.uid(), "reader");
        assertEquals(
                "SCHEMA_MISMATCH",
                Refusals.codeOf(() -> two.reader.attach(wrong).within(Bench.SOON)));
    }

    @Test
    void aConsumerThatCannotReadThisTransportIsRefused() {
        two.offered();
        ConsumerOffer wrong = new ConsumerOffer(
                two.reading.channel(), Transport.ZMQ, Bench.SINE, two.reading.policy(), two.reading.uid(), "reader");
        assertEquals(
                "TRANSPORT_MISMATCH",
                Refusals.codeOf(() -> two.reader.attach(wrong).within(Bench.SOON)));
    }

    @Test
    void aConsumerThatWantsMoreThanIsGrantedIsRefused() {
        ChannelOffer lossy = ChannelOffer.ofBlock(
                two.offer.channel(), 1, Bench.SINE, ReadPolicy.BEST_EFFORT, two.offer.uid(), "maker");
        two.maker.register(lossy).within(Bench.SOON).live(Map::of);
        ConsumerOffer wrong = new ConsumerOffer(
                two.reading.channel(), Transport.SHM, Bench.SINE, ReadPolicy.SYNC_READER, two.reading.uid(), "reader");
        assertEquals(
                "POLICY_MISMATCH",
                Refusals.codeOf(() -> two.reader.attach(wrong).within(Bench.SOON)));
    }

    @Test
    void theListOfNothingIsEmpty() {
        assertEquals(List.of(), two.reader.channels().within(Bench.SOON));
    }

    @Test
    void theListSaysWhoOffersWhatToHowMany() {
        two.offered();
        two.read();
        ChannelStatus only = two.reader.channels().within(Bench.SOON).get(0);
        assertEquals(
                new ChannelStatus(
                        CHANNEL,
                        only.state(),
                        Transport.SHM,
                        "lab.sine 1.0.0",
                        two.offer.uid().text(),
                        "maker",
                        ProcessHandle.current().pid(),
                        only.host(),
                        1),
                only);
    }

    @Test
    void aLongListIsReadToItsEnd() {
        for (int i = 0; i < 150; i++) {
            two.maker.register(Bench.offer("demo.c" + i)).within(Bench.SOON).live(Map::of);
        }
        assertEquals(150, two.reader.channels().within(Bench.SOON).size());
    }

    @Test
    void aChannelIsShownWithTheCountersOfBothSides() {
        two.offered();
        two.read();
        two.bench.await(() -> {
            ChannelDetail seen = two.reader.channel(CHANNEL).within(Bench.SOON);
            return seen.counters().equals(Map.of("committed", 3L))
                    && seen.consumers().get(0).counters().equals(Map.of("read", 2L));
        });
    }

    @Test
    void everybodyIsShownWithKeyAndRole() {
        two.offered();
        two.read();
        assertEquals(
                List.of("reader " + two.reading.uid(), "maker " + two.offer.uid()),
                two.reader.roles().within(Bench.SOON).stream()
                        .map(role -> role.key() + " " + role.uid())
                        .toList());
    }

    @Test
    void nobodyIsRegisteredUnderAnUnknownUid() {
        try (Speaker speaker = new Speaker(two.bench, two.bench.trust("speaker", KeyRole.CONSUMER)).hello()) {
            assertEquals("ROLE_NOT_FOUND", speaker.codeOf(new RoleReq("prod.nobody.00000000")));
        }
    }
}

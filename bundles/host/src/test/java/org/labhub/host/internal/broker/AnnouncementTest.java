package org.labhub.host.internal.broker;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.labhub.api.block.BlockName;
import org.labhub.api.broker.BrokerAway;
import org.labhub.api.broker.BrokerClient;
import org.labhub.api.broker.BrokerRefused;
import org.labhub.api.broker.Call;
import org.labhub.api.broker.ChannelVoice;
import org.labhub.api.broker.Registration;
import org.labhub.api.instrument.LifeStep;
import org.labhub.api.security.Uid;
import org.labhub.host.internal.steps.Steps;
import org.labhub.host.internal.steps.Trail;

/** What is told to the broker: again where that helps, once where it was taken, and no more when it is over. */
final class AnnouncementTest {

    private static final String CHANNEL = "demo.sine";

    private final List<Asked<Registration>> asked = new ArrayList<>();
    private final List<String> seen = new ArrayList<>();
    private final Steps steps = new Steps();
    private final Trail trail = new Trail(steps);
    private boolean held = true;

    private final BrokerClient broker = as(BrokerClient.class);

    private <T> T as(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, given) -> {
            if (method.getName().equals("voice")) {
                return as(ChannelVoice.class);
            }
            seen.add(method.getName());
            return null;
        }));
    }

    private Call<Registration> ask() {
        asked.add(new Asked<>());
        return asked.get(asked.size() - 1);
    }

    private Announcement announcement(boolean mayComeLater) {
        return new Announcement("sine", client -> ask(), Map::of, () -> false, mayComeLater)
                .on(trail, CHANNEL)
                .with(new DataNews(new BlockName(CHANNEL), new Uid("prod.sine.00000001"), () -> 7));
    }

    private Announcement unspeakable() {
        return new Announcement(
                "sine",
                client -> {
                    asked.add(new Asked<>());
                    throw new IllegalArgumentException("longer than a message");
                },
                Map::of,
                () -> false,
                false);
    }

    private Announcement taken(boolean mayComeLater) {
        Announcement announcement = announcement(mayComeLater);
        announcement.say(broker);
        answer().answer().complete(new Taken(seen, () -> held));
        return announcement;
    }

    private Asked<Registration> answer() {
        return asked.get(asked.size() - 1);
    }

    private void refuse(String code) {
        answer().answer().completeExceptionally(new BrokerRefused(code, "no", "", "Do it otherwise."));
    }

    private List<String> shown() {
        return steps.latest().stream().map(LifeStep::words).toList();
    }

    @Test
    void whatIsUnderwayIsNotSaidAgain() {
        Announcement announcement = announcement(true);
        announcement.say(broker);
        announcement.say(broker);
        assertEquals(1, asked.size());
    }

    @Test
    void whatWasNotTakenIsSaidAgain() {
        Announcement announcement = announcement(false);
        announcement.say(broker);
        answer().answer().completeExceptionally(new BrokerAway("no answer"));
        announcement.say(broker);
        assertEquals(2, asked.size());
    }

    @Test
    void aReaderThatTheBrokerHasDroppedIsSaidAgainAndAWriterIsNot() {
        held = false;
        taken(false).say(broker);
        assertEquals(1, asked.size());
        taken(true).say(broker);
        assertEquals(3, asked.size());
    }

    @Test
    void anotherBrokerIsToldAnew() {
        Announcement announcement = taken(false);
        announcement.forget();
        announcement.say(broker);
        assertEquals(2, asked.size());
    }

    @Test
    void soItIsWhenTheOneBeforeHasNotAnswered() {
        Announcement announcement = announcement(false);
        announcement.say(broker);
        announcement.forget();
        announcement.say(broker);
        assertEquals(2, asked.size());
    }

    @Test
    void whatIsOverIsNotSaid() {
        Announcement announcement = announcement(true);
        announcement.takeBack(false);
        announcement.say(broker);
        assertEquals(0, asked.size());
    }

    @Test
    void whatIsTakenWhenItIsOverIsGivenBack() {
        Announcement announcement = announcement(false);
        announcement.say(broker);
        announcement.takeBack(true);
        answer().answer().complete(new Taken(seen, () -> held));
        assertEquals(List.of("closed"), seen);
    }

    @Test
    void onlyWhatIsForbiddenHindersWhoAsks() {
        answered("FORBIDDEN");
        assertThrows(BrokerRefused.class, () -> announced().sayAtOnce(broker, Duration.ZERO));
        answered("SCHEMA_MISMATCH");
        assertDoesNotThrow(() -> announced().sayAtOnce(broker, Duration.ZERO));
    }

    private void answered(String code) {
        var unused = ask();
        refuse(code);
    }

    /** Gets the answer that is there. */
    private Announcement announced() {
        return new Announcement("sine", client -> answer(), Map::of, () -> false, false);
    }

    @Test
    void aBrokerThatIsAwayHindersNobody() {
        var unused = ask();
        answer().answer().completeExceptionally(new BrokerAway("no answer"));
        assertDoesNotThrow(() -> announced().sayAtOnce(broker, Duration.ZERO));
    }

    @Test
    void whatCannotBeSaidIsNotTriedAgain() {
        Announcement later = unspeakable();
        later.say(broker);
        later.say(broker);
        assertEquals(1, asked.size());
        Announcement atOnce = unspeakable();
        atOnce.sayAtOnce(broker, Duration.ZERO);
        atOnce.say(broker);
        assertEquals(2, asked.size());
    }

    @Test
    void aRefusalIsLoggedOnceUntilItIsTaken() {
        List<String> logged = logged(() -> {
            Announcement announcement = announcement(true);
            for (String code : List.of("SCHEMA_MISMATCH", "SCHEMA_MISMATCH", "CHANNEL_NOT_FOUND")) {
                announcement.say(broker);
                refuse(code);
            }
            announcement.say(broker);
            answer().answer().complete(new Taken(seen, () -> held));
            held = false;
            announcement.say(broker);
            refuse("SCHEMA_MISMATCH");
        });
        assertEquals(2, logged.size(), logged::toString);
    }

    private static List<String> logged(Runnable work) {
        List<String> lines = new ArrayList<>();
        Logger logger = Logger.getLogger(Announcement.class.getName());
        Handler noting = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line.getMessage());
            }

            @Override
            public void flush() {
                // nothing is kept back
            }

            @Override
            public void close() {
                // nothing to close
            }
        };
        logger.addHandler(noting);
        work.run();
        logger.removeHandler(noting);
        return lines;
    }

    @Test
    void newsAreToldWhileTheBrokerHoldsIt() {
        Announcement announcement = taken(false);
        held = false;
        announcement.tellNews(broker);
        assertEquals(List.of("live"), seen);
        held = true;
        announcement.tellNews(broker);
        assertEquals(List.of("live", "broadcast"), seen);
    }

    @Test
    void whatIsOverStaysWithdrawnHoweverOftenOneLooks() {
        Announcement announcement = taken(false);
        announcement.look();
        announcement.look();
        announcement.takeBack(true);
        announcement.look();
        assertEquals("withdrawn from the broker " + CHANNEL, shown().get(shown().size() - 1));
    }

    @Test
    void aBrokerThatIsGoneIsAStepAndNobodyElses() {
        Announcement one = taken(false);
        taken(false);
        one.forget();
        one.forget();
        assertEquals(List.of("registered at the broker " + CHANNEL, "heartbeat " + CHANNEL), shown());
        taken(false).forget();
        assertEquals(List.of("registered at the broker " + CHANNEL, "heartbeat " + CHANNEL), shown());
    }

    @Test
    void whenTheBrokerIsGoneNoHeartBeats() {
        taken(false).forget();
        assertEquals(
                List.of("heartbeat ended " + CHANNEL, "withdrawn from the broker " + CHANNEL), shown().subList(2, 4));
    }
}

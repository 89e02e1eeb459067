package org.labhub.broker.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.labhub.api.broker.BrokerEvent;
import org.labhub.api.broker.BrokerEvent.ConnectionChanged;
import org.labhub.api.broker.BrokerException;
import org.labhub.api.broker.Connection.State;
import org.labhub.api.broker.Registration;
import org.labhub.api.broker.RegistrationState;
import org.labhub.api.broker.RoleStatus;

/** The broker is killed and started again while clients work: soon it knows what is true, and nothing else. */
@Timeout(600)
@Tag("long")
class KilledBrokerTest {

    private static final int ROUNDS = Boolean.getBoolean("labhub.deep") ? 20 : 3;
    private static final int CHANNELS = 20;
    private static final Duration TRUE_AGAIN = Duration.ofSeconds(60); // a second or two, where nothing else runs

    private final List<ZmqBrokerClient> clients = new ArrayList<>();
    private final List<Registration> registrations = new CopyOnWriteArrayList<>();
    private final Set<String> wanted = new TreeSet<>();
    private final Thread load = new Thread(this::ask, "load");
    private BrokerProcess broker;
    private ZmqBrokerClient looker;
    private volatile boolean over;

    @BeforeEach
    void start() {
        broker = new BrokerProcess();
        looker = client("looker");
        List<ZmqBrokerClient> members = List.of(client("one"), client("two"), client("three"));
        for (int i = 0; i < CHANNELS; i++) {
            offer(members.get(i % 3), "demo.c" + i);
            read(members.get((i + 1) % 3), "demo.c" + i);
        }
        load.start();
    }

    private ZmqBrokerClient client(String name) {
        ZmqBrokerClient client = broker.client(name);
        clients.add(client);
        return client;
    }

    private void offer(ZmqBrokerClient client, String channel) {
        var offer = Bench.offer(channel);
        keep(client.register(offer).within(Bench.SOON));
        wanted.add(offer.uid() + " " + channel);
    }

    private void read(ZmqBrokerClient client, String channel) {
        var offer = Bench.reader(channel);
        keep(client.attach(offer).within(Bench.SOON));
        wanted.add(offer.uid() + " " + channel);
    }

    private void keep(Registration registration) {
        registration.live(Map::of);
        registrations.add(registration);
    }

    @AfterEach
    void end() throws InterruptedException {
        over = true;
        load.join();
        clients.forEach(ZmqBrokerClient::close);
        broker.close();
    }

    private void ask() {
        while (!over) {
            try {
                looker.discover("demo.c0", Duration.ofMillis(200)).within(Duration.ofMillis(200));
            } catch (BrokerException meanwhile) {
                LockSupport.parkNanos(1_000_000);
            }
        }
    }

    private Set<String> live() {
        Set<String> live = new TreeSet<>();
        try {
            for (RoleStatus role : looker.roles().within(Duration.ofSeconds(5))) {
                if (role.state() == RegistrationState.LIVE) {
                    live.add(role.uid() + " " + role.channel());
                }
            }
        } catch (BrokerException away) {
            live.clear();
        }
        return live;
    }

    private void await(Duration patience, Set<String> expected) {
        long until = System.nanoTime() + patience.toNanos();
        Set<String> live = live();
        while (!live.equals(expected) && System.nanoTime() - until < 0) {
            LockSupport.parkNanos(20_000_000);
            live = live();
        }
        assertEquals(expected, live);
    }

    @Test
    void itKnowsEverybodyAgain() {
        await(Bench.SOON, wanted);
        for (int round = 0; round < ROUNDS; round++) {
            broker.kill();
            broker.startAgain();
            await(TRUE_AGAIN, wanted);
        }
    }

    @Test
    void whatWasWithdrawnMeanwhileIsNotThere() {
        broker.kill();
        registrations.get(0).close();
        registrations.get(1).close();
        wanted.removeIf(entry -> entry.endsWith(" demo.c0"));
        broker.startAgain();
        await(TRUE_AGAIN, wanted);
    }

    @Test
    void aClientSaysThatTheBrokerIsAwayAndThatItIsBack() {
        await(Bench.SOON, wanted);
        List<State> states = new CopyOnWriteArrayList<>();
        looker.listen(event -> note(event, states));
        broker.kill();
        broker.startAgain();
        await(TRUE_AGAIN, wanted);
        long until = System.nanoTime() + TRUE_AGAIN.toNanos();
        while (!states.contains(State.CONNECTED) && System.nanoTime() - until < 0) {
            LockSupport.parkNanos(1_000_000);
        }
        int back = states.indexOf(State.CONNECTED);
        assertTrue(back >= 2, states::toString); // more, if it had to begin anew on the way
        assertEquals(List.of(State.CONNECTING, State.REGISTERING), states.subList(back - 2, back));
    }

    /** From the moment at which it is away. */
    private static void note(BrokerEvent event, List<State> states) {
        if (event instanceof ConnectionChanged changed
                && (!states.isEmpty() || changed.now().state() == State.CONNECTING)) {
            states.add(changed.now().state());
        }
    }
}

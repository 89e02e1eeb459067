package org.labhub.broker.client;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.labhub.api.broker.BrokerEvent;
import org.labhub.api.broker.BrokerListener;

/** Remembers what it was told, and by which threads. */
final class Heard implements BrokerListener {

    final List<BrokerEvent> events = new CopyOnWriteArrayList<>();
    final List<String> threads = new CopyOnWriteArrayList<>();

    /** From this client, from now on. */
    static Heard by(ZmqBrokerClient client) {
        Heard heard = new Heard();
        client.listen(heard);
        return heard;
    }

    @Override
    public void onEvent(BrokerEvent event) {
        events.add(event);
        threads.add(Thread.currentThread().getName());
    }

    boolean has(Predicate<BrokerEvent> what) {
        return events.stream().anyMatch(what);
    }

    boolean has(BrokerEvent event) {
        return events.contains(event);
    }
}

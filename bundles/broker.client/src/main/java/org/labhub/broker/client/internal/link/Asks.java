package org.labhub.broker.client.internal.link;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labhub.api.broker.BrokerAway;
import org.labhub.broker.protocol.MessageType;

/** Requests that wait for the broker, and requests that wait for their answer, by correlation id. */
final class Asks {

    private final ArrayDeque<Ask> unsent = new ArrayDeque<>();
    private final Map<String, Ask> sent = new HashMap<>();

    void later(Ask ask) {
        unsent.add(ask);
    }

    List<Ask> takeUnsent() {
        List<Ask> all = new ArrayList<>(unsent);
        unsent.clear();
        return all;
    }

    void sent(String correlation, Ask ask) {
        sent.put(correlation, ask);
    }

    Optional<Ask> answered(String correlation) {
        return Optional.ofNullable(sent.remove(correlation));
    }

    /** What was sent into a connection that is gone: nobody knows whether it was done, so the caller decides. */
    void lost(String why) {
        List<Ask> all = new ArrayList<>(sent.values());
        sent.clear();
        all.forEach(ask -> giveUp(ask, why));
    }

    void reap(long now, String connection) {
        reap(unsent.iterator(), now, connection);
        reap(sent.values().iterator(), now, connection);
    }

    private static void reap(Iterator<Ask> asks, long now, String connection) {
        while (asks.hasNext()) {
            Ask ask = asks.next();
            if (ask.isOver(now)) {
                asks.remove();
                giveUp(ask, "no answer in time; the connection is " + connection);
            }
        }
    }

    private static void giveUp(Ask ask, String why) {
        ask.answer().completeExceptionally(new BrokerAway(MessageType.of(ask.request()) + ": " + why));
    }
}

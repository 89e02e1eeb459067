package org.labhub.broker.internal.registry;

import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.TreeMap;
import org.labhub.api.broker.RegistrationState;
import org.labhub.broker.protocol.Offering.RegReq;

/** One channel: what its producer said of it, and who reads it. */
public final class ChannelEntry {

    private final TreeMap<String, Member> consumers = new TreeMap<>();
    private RegReq offer;
    private Member producer;
    private long lingersUntil;

    ChannelEntry(RegReq offer, Member producer) {
        this.offer = offer;
        this.producer = producer;
    }

    void renew(RegReq newOffer, Member newProducer) {
        offer = newOffer;
        producer = newProducer;
    }

    void linger(long until) {
        producer.become(RegistrationState.UPDATING);
        lingersUntil = until;
    }

    boolean hasLingeredBy(long now) {
        return isLingering() && now - lingersUntil >= 0;
    }

    public boolean isLingering() {
        return producer.state() == RegistrationState.UPDATING;
    }

    void add(Member consumer) {
        consumers.put(consumer.uid(), consumer);
    }

    Optional<Member> remove(String consumerUid) {
        return Optional.ofNullable(consumers.remove(consumerUid));
    }

    public Optional<Member> consumer(String consumerUid) {
        return Optional.ofNullable(consumers.get(consumerUid));
    }

    public RegReq offer() {
        return offer;
    }

    public Member producer() {
        return producer;
    }

    public Collection<Member> consumers() {
        return Collections.unmodifiableCollection(consumers.values());
    }
}

package org.labhub.broker.internal.desk;

import org.labhub.api.security.HubIdentity;
import org.labhub.broker.internal.desk.Counters.Counter;
import org.labhub.broker.internal.registry.ChannelEntry;
import org.labhub.broker.internal.registry.Refused;
import org.labhub.broker.internal.registry.Registry;
import org.labhub.broker.protocol.Beating;
import org.labhub.broker.protocol.Consuming;
import org.labhub.broker.protocol.Finding;
import org.labhub.broker.protocol.Finding.PendingReason;
import org.labhub.broker.protocol.Message;
import org.labhub.broker.protocol.MessageType;
import org.labhub.broker.protocol.Offering;

/** Takes registrations, discoveries and heartbeats. */
final class RegistrationDesk {

    private final Registry registry;
    private final HubIdentity hub;
    private final Counters counters;

    RegistrationDesk(Registry registry, HubIdentity hub, Counters counters) {
        this.registry = registry;
        this.hub = hub;
        this.counters = counters;
    }

    void enterIn(Book book) {
        book.answers(MessageType.REG_REQ, Offering.RegReq.class, r -> registry.register(r.session(), r.body(), r.now()))
                .answers(
                        MessageType.DEREG_REQ,
                        Offering.DeregReq.class,
                        r -> registry.withdraw(r.session(), r.body(), r.now()))
                .answers(
                        MessageType.DISC_REQ,
                        Finding.DiscReq.class,
                        r -> discover(r.body().channel()))
                .answers(
                        MessageType.CONSUMER_REG_REQ,
                        Consuming.ConsumerRegReq.class,
                        r -> registry.attach(r.session(), r.body(), r.now()))
                .answers(
                        MessageType.CONSUMER_DEREG_REQ,
                        Consuming.ConsumerDeregReq.class,
                        r -> registry.leave(r.session(), r.body()))
                .hears(MessageType.HEARTBEAT_NOTIFY, Beating.HeartbeatNotify.class, this::hear);
    }

    private Message discover(String channel) throws Refused {
        ChannelEntry entry = registry.known(channel);
        return switch (entry.producer().state()) {
            case LIVE -> found(entry, hub);
            case REGISTERED -> new Finding.DiscPending(channel, PendingReason.AWAITING_FIRST_HEARTBEAT);
            case UPDATING -> new Finding.DiscPending(channel, PendingReason.UPDATING);
            case SILENT, GONE -> new Finding.DiscPending(channel, PendingReason.HEARTBEAT_STALLED);
        };
    }

    static Finding.DiscAck found(ChannelEntry entry, HubIdentity hub) {
        Offering.RegReq offer = entry.offer();
        return new Finding.DiscAck(
                offer.channel(),
                offer.transport(),
                offer.place(),
                offer.instance(),
                offer.schema(),
                offer.flex(),
                offer.policy(),
                offer.uid(),
                offer.name(),
                entry.producer().session().pid(),
                entry.producer().session().host(),
                hub.uid().text(),
                offer.metadata(),
                entry.consumers().size());
    }

    private void hear(Request<Beating.HeartbeatNotify> request) {
        for (Beating.Beat beat : request.body().registrations()) {
            boolean known = registry.beat(
                    request.session(), beat.uid(), beat.channel(), beat.role(), beat.counters(), request.now());
            counters.count(known ? Counter.HEARTBEATS : Counter.STRAY_HEARTBEATS);
        }
    }
}

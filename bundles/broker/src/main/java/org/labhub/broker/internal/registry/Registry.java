package org.labhub.broker.internal.registry;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.labhub.api.broker.RegistrationRole;
import org.labhub.api.broker.RegistrationState;
import org.labhub.api.security.PublicKey;
import org.labhub.broker.protocol.Consuming;
import org.labhub.broker.protocol.ErrorCode;
import org.labhub.broker.protocol.Message;
import org.labhub.broker.protocol.Notices;
import org.labhub.broker.protocol.Offering;

/**
 * Who offers and who reads which channel. One thread owns it. Every change is checked completely before anything is stored,
 * and whom it concerns is told in the same step.
 */
public final class Registry {

    private static final int MAX_CHANNELS = 20_000;
    private static final int MAX_CONSUMERS = 1_000;

    private final TreeMap<String, ChannelEntry> channels = new TreeMap<>();
    private final Owners owners = new Owners();
    private final AccessRules rules;
    private final Postbox postbox;
    private final Diary diary;
    private final Citations citations;
    private final long lingeringNanos;
    private long changes;

    /**
     * Starts empty.
     *
     * @param rules who may attach and publish
     * @param lingeringNanos how long a channel waits for a producer that is being updated
     * @param postbox takes notices
     * @param diary takes what people should know
     * @param citations holds schemas against those of the hub
     */
    public Registry(AccessRules rules, long lingeringNanos, Postbox postbox, Diary diary, Citations citations) {
        this.rules = rules;
        this.lingeringNanos = lingeringNanos;
        this.postbox = postbox;
        this.diary = diary;
        this.citations = citations;
    }

    public Offering.RegAck register(Session session, Offering.RegReq offer, long now) throws Refused {
        rules.checkPublish(offer.channel(), session.key());
        Optional<ChannelEntry> before = channel(offer.channel());
        if (before.isPresent()) {
            checkRenewal(before.orElseThrow(), session, offer);
        } else if (channels.size() >= MAX_CHANNELS) {
            throw new Refused(ErrorCode.LIMIT_REACHED, MAX_CHANNELS + " channels are registered already");
        }
        owners.checkFree(offer.uid(), session);
        citations.keep(offer.schema(), offer.uid());
        citations.keep(offer.flex(), offer.uid());
        owners.claim(offer.uid(), session);
        Member producer =
                new Member(offer.uid(), offer.channel(), RegistrationRole.PRODUCER, offer.name(), session, now);
        ChannelEntry entry =
                before.isPresent() ? renew(before.orElseThrow(), offer, producer) : appear(offer, producer);
        changes++;
        return new Offering.RegAck(
                offer.channel(),
                entry.producer().uid(),
                entry.offer().instance(),
                entry.consumers().size(),
                before.isPresent());
    }

    private ChannelEntry appear(Offering.RegReq offer, Member producer) {
        ChannelEntry entry = new ChannelEntry(offer, producer);
        channels.put(offer.channel(), entry);
        diary.note(offer.channel() + " is offered by " + producer.uid());
        return entry;
    }

    private ChannelEntry renew(ChannelEntry entry, Offering.RegReq offer, Member producer) {
        long old = entry.offer().instance();
        entry.renew(offer, producer);
        if (old != offer.instance()) {
            tellConsumers(
                    entry,
                    new Notices.ChannelMovedNotify(
                            offer.channel(), offer.transport(), offer.place(), offer.instance(), old));
        }
        return entry;
    }

    private void checkRenewal(ChannelEntry entry, Session session, Offering.RegReq offer) throws Refused {
        try {
            Conditions.checkRenewal(entry, session, offer);
        } catch (Refused e) {
            String event = e.code() == ErrorCode.CHANNEL_TAKEN ? "second producer" : "schema mismatch attempt";
            String detail = String.valueOf(e.getMessage());
            diary.category1(event + ": " + detail);
            tellAll(entry, new Notices.ChannelErrorNotify(offer.channel(), event, detail));
            throw e;
        }
    }

    public Offering.DeregAck withdraw(Session session, Offering.DeregReq request, long now) throws Refused {
        ChannelEntry entry = owned(session, request);
        changes++;
        if (request.updating()) {
            entry.linger(now + lingeringNanos);
            tellConsumers(entry, new Notices.ChannelEventNotify(request.channel(), "updating", "", request.reason()));
            return new Offering.DeregAck(request.channel(), true);
        }
        remove(entry);
        tellConsumers(entry, new Notices.ChannelClosingNotify(request.channel(), "withdrawn"));
        diary.note(request.channel() + " is withdrawn by " + request.uid());
        return new Offering.DeregAck(request.channel(), false);
    }

    /** With its producer's last channel go the schemas that nobody else has. */
    private void remove(ChannelEntry entry) {
        channels.remove(entry.offer().channel());
        String uid = entry.producer().uid();
        if (channels.values().stream().noneMatch(other -> other.producer().uid().equals(uid))) {
            citations.drop(uid);
        }
    }

    private ChannelEntry owned(Session session, Offering.DeregReq request) throws Refused {
        owners.check(request.uid(), session);
        return channel(request.channel())
                .filter(entry -> entry.producer().uid().equals(request.uid()))
                .orElseThrow(() ->
                        new Refused(ErrorCode.NOT_REGISTERED, request.uid() + " does not offer " + request.channel()));
    }

    public Consuming.ConsumerRegAck attach(Session session, Consuming.ConsumerRegReq request, long now) throws Refused {
        rules.checkAttach(request.channel(), session.key());
        ChannelEntry entry = known(request.channel());
        Conditions.checkFits(entry.offer(), request);
        boolean renewed = entry.consumer(request.uid()).isPresent();
        if (!renewed && entry.consumers().size() >= MAX_CONSUMERS) {
            throw new Refused(
                    ErrorCode.LIMIT_REACHED, request.channel() + " has " + MAX_CONSUMERS + " consumers already");
        }
        owners.claim(request.uid(), session);
        entry.add(
                new Member(request.uid(), request.channel(), RegistrationRole.CONSUMER, request.name(), session, now));
        changes++;
        if (!renewed) {
            tell(entry.producer(), new Notices.ConsumerJoinedNotify(request.channel(), request.uid(), request.name()));
        }
        return new Consuming.ConsumerRegAck(
                request.channel(),
                request.uid(),
                entry.producer().uid(),
                entry.offer().instance());
    }

    public Consuming.ConsumerDeregAck leave(Session session, Consuming.ConsumerDeregReq request) throws Refused {
        owners.check(request.uid(), session);
        ChannelEntry entry = known(request.channel());
        Member consumer = entry.remove(request.uid())
                .orElseThrow(() ->
                        new Refused(ErrorCode.NOT_REGISTERED, request.uid() + " does not read " + request.channel()));
        changes++;
        tell(entry.producer(), new Notices.ConsumerLeftNotify(request.channel(), consumer.uid(), consumer.name()));
        return new Consuming.ConsumerDeregAck(request.channel(), request.uid());
    }

    /**
     * Hears one sign of life.
     *
     * @return false when this session holds no such registration
     */
    public boolean beat(
            Session session, String uid, String channel, RegistrationRole role, Map<String, Long> counters, long now) {
        Optional<Member> member = channel(channel)
                .flatMap(entry -> role == RegistrationRole.PRODUCER
                        ? Optional.of(entry.producer())
                                .filter(producer -> producer.uid().equals(uid))
                        : entry.consumer(uid))
                .filter(found -> found.session() == session);
        member.filter(found ->
                        found.state() == RegistrationState.REGISTERED || found.state() == RegistrationState.SILENT)
                .ifPresent(found -> changes++);
        member.filter(found -> found.beat(now, counters)).ifPresent(this::isBack);
        return member.isPresent();
    }

    private void isBack(Member member) {
        diary.note(member.uid() + " is heard again on " + member.channel());
        if (member.role() == RegistrationRole.PRODUCER) {
            channel(member.channel())
                    .ifPresent(entry -> tellConsumers(
                            entry, new Notices.ChannelEventNotify(member.channel(), "live again", "", "")));
        }
    }

    /**
     * Closes a channel at an operator's wish.
     *
     * @return false when there is none
     */
    public boolean close(String channel, String reason) {
        Optional<ChannelEntry> entry = channel(channel);
        entry.ifPresent(found -> giveUp(found, reason));
        return entry.isPresent();
    }

    void giveUp(ChannelEntry entry, String reason) {
        String channel = entry.offer().channel();
        remove(entry);
        entry.producer().become(RegistrationState.GONE);
        changes++;
        diary.category1(channel + " is closed: " + reason);
        tellAll(entry, new Notices.ChannelClosingNotify(channel, reason));
    }

    void giveUp(ChannelEntry entry, Member consumer, String reason) {
        entry.remove(consumer.uid());
        changes++;
        diary.category2(consumer.uid() + " no longer reads " + consumer.channel() + ": " + reason);
        tell(
                entry.producer(),
                new Notices.ConsumerDiedNotify(consumer.channel(), consumer.uid(), consumer.name(), reason));
    }

    void fallSilent(ChannelEntry entry) {
        entry.producer().become(RegistrationState.SILENT);
        changes++;
        tellConsumers(entry, new Notices.ChannelEventNotify(entry.offer().channel(), "silent", "", ""));
    }

    void fallSilent(Member consumer) {
        consumer.become(RegistrationState.SILENT);
        changes++;
    }

    void forget(PublicKey key) {
        owners.forget(key);
    }

    public void tellAll(ChannelEntry entry, Message notice) {
        tellEach(Stream.concat(Stream.of(entry.producer()), entry.consumers().stream()), notice);
    }

    public void tellConsumers(ChannelEntry entry, Message notice) {
        tellEach(entry.consumers().stream(), notice);
    }

    /** A connection hears it once, however many of those whom it concerns are behind it. */
    private void tellEach(Stream<Member> members, Message notice) {
        members.map(Member::session).distinct().forEach(session -> postbox.tell(session, notice));
    }

    public void tell(Member member, Message notice) {
        postbox.tell(member.session(), notice);
    }

    public ChannelEntry known(String channel) throws Refused {
        return channel(channel).orElseThrow(() -> new Refused(ErrorCode.CHANNEL_NOT_FOUND, "nobody offers " + channel));
    }

    public Optional<ChannelEntry> channel(String name) {
        return Optional.ofNullable(channels.get(name));
    }

    public Collection<ChannelEntry> channels() {
        return Collections.unmodifiableCollection(channels.values());
    }

    public Collection<ChannelEntry> channelsAfter(String name) {
        return Collections.unmodifiableCollection(channels.tailMap(name, false).values());
    }

    /** Rises with each change. */
    public long changes() {
        return changes;
    }
}

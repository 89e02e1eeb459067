package org.labhub.broker.internal.desk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.labhub.api.broker.Transport;
import org.labhub.api.security.HubIdentity;
import org.labhub.broker.internal.registry.ChannelEntry;
import org.labhub.broker.internal.registry.Member;
import org.labhub.broker.internal.registry.Refused;
import org.labhub.broker.internal.registry.Registry;
import org.labhub.broker.protocol.Attendance;
import org.labhub.broker.protocol.Attendance.RoleRow;
import org.labhub.broker.protocol.ErrorCode;
import org.labhub.broker.protocol.Looking;
import org.labhub.broker.protocol.Looking.BlockRow;
import org.labhub.broker.protocol.Looking.ChannelRow;
import org.labhub.broker.protocol.Message;
import org.labhub.broker.protocol.MessageType;

/** Shows what is registered. */
final class LookingDesk {

    private static final Comparator<RoleRow> BY_UID =
            Comparator.comparing(RoleRow::uid).thenComparing(RoleRow::channel).thenComparing(RoleRow::role);

    private final Registry registry;
    private final HubIdentity hub;
    private final LongSupplier wallClock;
    private final Counters counters;

    LookingDesk(Registry registry, HubIdentity hub, LongSupplier wallClock, Counters counters) {
        this.registry = registry;
        this.hub = hub;
        this.wallClock = wallClock;
        this.counters = counters;
    }

    void enterIn(Book book) {
        book.answers(
                        MessageType.CHANNEL_LIST_REQ,
                        Looking.ChannelListReq.class,
                        r -> channels(r.body().after()))
                .answers(
                        MessageType.CHANNEL_REQ,
                        Looking.ChannelReq.class,
                        r -> channel(r.body().channel(), r.now()))
                .answers(
                        MessageType.ROLE_LIST_REQ,
                        Attendance.RoleListReq.class,
                        r -> roles(r.body().after(), r.now()))
                .answers(
                        MessageType.ROLE_REQ,
                        Attendance.RoleReq.class,
                        r -> role(r.body().uid(), r.now()))
                .answers(MessageType.METRICS_REQ, Looking.MetricsReq.class, r -> metrics())
                .answers(
                        MessageType.BLOCK_LIST_REQ,
                        Looking.BlockListReq.class,
                        r -> blocks(r.body().after()));
    }

    private Message channels(String after) throws Refused {
        List<ChannelRow> rows = registry.channelsAfter(after).stream()
                .limit(65)
                .map(LookingDesk::row)
                .toList();
        return Pages.first(
                rows,
                (page, more) -> new Looking.ChannelListAck(registry.changes(), wallClock.getAsLong(), page, more));
    }

    private static ChannelRow row(ChannelEntry entry) {
        Member producer = entry.producer();
        return new ChannelRow(
                entry.offer().channel(),
                producer.state(),
                entry.offer().transport(),
                (entry.offer().schema().id() + " " + entry.offer().schema().version()).strip(),
                producer.uid(),
                producer.name(),
                producer.session().pid(),
                producer.session().host(),
                entry.consumers().size());
    }

    private Message channel(String name, long now) throws Refused {
        ChannelEntry entry = registry.known(name);
        List<RoleRow> consumers =
                entry.consumers().stream().map(member -> row(member, now)).toList();
        return Pages.first(
                consumers,
                (page, more) -> new Looking.ChannelAck(
                        registry.changes(),
                        wallClock.getAsLong(),
                        RegistrationDesk.found(entry, hub),
                        entry.producer().state(),
                        entry.producer().counters(),
                        page));
    }

    private static RoleRow row(Member member, long now) {
        return new RoleRow(
                member.uid(),
                member.channel(),
                member.role(),
                member.state(),
                member.name(),
                member.session().pid(),
                member.session().host(),
                member.session().key().name(),
                (now - member.lastBeat()) / 1_000_000,
                member.counters());
    }

    private List<RoleRow> allRoles(long now) {
        List<RoleRow> rows = new ArrayList<>();
        for (ChannelEntry entry : registry.channels()) {
            rows.add(row(entry.producer(), now));
            entry.consumers().forEach(consumer -> rows.add(row(consumer, now)));
        }
        rows.sort(BY_UID);
        return rows;
    }

    private Message roles(String after, long now) throws Refused {
        List<RoleRow> rows = allRoles(now).stream()
                .filter(row -> (row.uid() + " " + row.channel()).compareTo(after) > 0)
                .limit(65)
                .toList();
        return Pages.first(
                rows,
                (page, more) -> new Attendance.RoleListAck(registry.changes(), wallClock.getAsLong(), page, more));
    }

    private Message role(String uid, long now) throws Refused {
        List<RoleRow> rows =
                allRoles(now).stream().filter(row -> row.uid().equals(uid)).toList();
        if (rows.isEmpty()) {
            throw new Refused(ErrorCode.ROLE_NOT_FOUND, "nobody is registered as " + uid);
        }
        return Pages.first(rows, (page, more) -> new Attendance.RoleAck(page));
    }

    private Message metrics() {
        Map<String, Long> all = new TreeMap<>(counters.all());
        all.put("channels", (long) registry.channels().size());
        return new Looking.MetricsAck(registry.changes(), wallClock.getAsLong(), all);
    }

    private Message blocks(String after) throws Refused {
        List<BlockRow> rows = registry.channelsAfter(after).stream()
                .filter(entry -> entry.offer().transport() == Transport.SHM)
                .limit(65)
                .map(LookingDesk::blockRow)
                .toList();
        return Pages.first(rows, Looking.BlockListAck::new);
    }

    private static BlockRow blockRow(ChannelEntry entry) {
        return new BlockRow(
                entry.offer().channel(),
                entry.offer().place(),
                entry.offer().instance(),
                entry.producer().uid(),
                entry.consumers().stream().limit(64).map(Member::uid).toList());
    }
}

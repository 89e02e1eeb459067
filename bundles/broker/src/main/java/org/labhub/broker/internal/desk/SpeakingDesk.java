package org.labhub.broker.internal.desk;

import org.labhub.broker.BrokerSettings.ChecksumReaction;
import org.labhub.broker.internal.registry.ChannelEntry;
import org.labhub.broker.internal.registry.Diary;
import org.labhub.broker.internal.registry.Refused;
import org.labhub.broker.internal.registry.Registry;
import org.labhub.broker.internal.registry.Session;
import org.labhub.broker.protocol.ErrorCode;
import org.labhub.broker.protocol.Message;
import org.labhub.broker.protocol.MessageType;
import org.labhub.broker.protocol.Notices;
import org.labhub.broker.protocol.Reporting;
import org.labhub.broker.protocol.Speaking;

/** Passes on what members of a channel say to each other, and what they report. */
final class SpeakingDesk {

    private final Registry registry;
    private final ChecksumReaction checksums;
    private final Diary diary;

    SpeakingDesk(Registry registry, ChecksumReaction checksums, Diary diary) {
        this.registry = registry;
        this.checksums = checksums;
        this.diary = diary;
    }

    void enterIn(Book book) {
        book.answers(MessageType.CHANNEL_BROADCAST_REQ, Speaking.ChannelBroadcastReq.class, this::broadcast)
                .answers(MessageType.CHANNEL_NOTIFY_REQ, Speaking.ChannelNotifyReq.class, this::notifyProducer)
                .hears(MessageType.CHECKSUM_ERROR_REPORT, Reporting.ChecksumErrorReport.class, this::report);
    }

    private Message broadcast(Request<Speaking.ChannelBroadcastReq> request) throws Refused {
        Speaking.ChannelBroadcastReq said = request.body();
        ChannelEntry entry = joined(said.channel(), said.uid(), request.session());
        registry.tellAll(
                entry, new Notices.ChannelBroadcastNotify(said.channel(), said.uid(), said.text(), said.data()));
        return new Speaking.ChannelBroadcastAck(entry.consumers().size() + 1L);
    }

    private Message notifyProducer(Request<Speaking.ChannelNotifyReq> request) throws Refused {
        Speaking.ChannelNotifyReq said = request.body();
        ChannelEntry entry = joined(said.channel(), said.uid(), request.session());
        Message notice = new Notices.ChannelEventNotify(said.channel(), said.event(), said.uid(), said.data());
        if (entry.isLingering()) {
            return new Speaking.ChannelNotifyAck(0);
        }
        registry.tell(entry.producer(), notice);
        return new Speaking.ChannelNotifyAck(1);
    }

    private ChannelEntry joined(String channel, String uid, Session session) throws Refused {
        ChannelEntry entry = registry.known(channel);
        if (!isMember(entry, uid, session)) {
            throw new Refused(ErrorCode.NOT_A_MEMBER, uid + " neither offers nor reads " + channel);
        }
        return entry;
    }

    private static boolean isMember(ChannelEntry entry, String uid, Session session) {
        boolean offers = entry.producer().uid().equals(uid) && entry.producer().session() == session;
        return offers
                || entry.consumer(uid)
                        .filter(consumer -> consumer.session() == session)
                        .isPresent();
    }

    private void report(Request<Reporting.ChecksumErrorReport> request) {
        Reporting.ChecksumErrorReport report = request.body();
        registry.channel(report.channel())
                .filter(entry -> isMember(entry, report.uid(), request.session()))
                .ifPresent(entry -> passOn(entry, report));
    }

    private void passOn(ChannelEntry entry, Reporting.ChecksumErrorReport report) {
        String detail = "slot " + report.slot() + ", sequence " + report.sequence() + ", found by " + report.uid()
                + ": " + report.detail();
        diary.category2(report.channel() + ": checksum error: " + detail);
        if (checksums == ChecksumReaction.TELL) {
            registry.tellAll(entry, new Notices.ChannelErrorNotify(report.channel(), "checksum error", detail));
        }
    }
}

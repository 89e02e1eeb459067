package org.labhub.broker.client.internal.words;

import java.time.Duration;
import java.util.Map;
import org.labhub.api.block.BlockName;
import org.labhub.api.broker.ChannelDetail;
import org.labhub.api.broker.ChannelInfo;
import org.labhub.api.broker.ChannelOffer;
import org.labhub.api.broker.ChannelStatus;
import org.labhub.api.broker.ConsumerOffer;
import org.labhub.api.broker.RoleStatus;
import org.labhub.api.broker.SchemaTag;
import org.labhub.api.security.Uid;
import org.labhub.broker.protocol.Attendance.RoleRow;
import org.labhub.broker.protocol.Consuming.ConsumerRegReq;
import org.labhub.broker.protocol.Finding.DiscAck;
import org.labhub.broker.protocol.Looking.ChannelAck;
import org.labhub.broker.protocol.Looking.ChannelRow;
import org.labhub.broker.protocol.Offering.RegReq;
import org.labhub.broker.protocol.SchemaRef;

/** Translates, and nothing else. */
public final class Words {

    private Words() {}

    public static RegReq toWire(ChannelOffer offer) {
        return new RegReq(
                offer.channel().text(),
                offer.transport(),
                offer.place(),
                offer.instance(),
                offer.replaces(),
                toWire(offer.schema()),
                toWire(offer.flex()),
                offer.policy(),
                offer.uid().text(),
                offer.name(),
                offer.metadata());
    }

    public static ConsumerRegReq toWire(ConsumerOffer offer) {
        SchemaTag expected = offer.expects();
        return new ConsumerRegReq(
                offer.channel().text(),
                offer.transport(),
                new SchemaRef(expected.id(), expected.version(), expected.hash(), ""), // the hash says all
                offer.policy(),
                offer.uid().text(),
                offer.name());
    }

    private static SchemaRef toWire(SchemaTag tag) {
        return new SchemaRef(tag.id(), tag.version(), tag.hash(), tag.text());
    }

    private static SchemaTag fromWire(SchemaRef schema) {
        return new SchemaTag(schema.id(), schema.version(), schema.hash(), schema.text());
    }

    public static ChannelInfo fromWire(DiscAck found) {
        ChannelOffer offer = new ChannelOffer(
                new BlockName(found.channel()),
                found.transport(),
                found.place(),
                found.instance(),
                0,
                fromWire(found.schema()),
                fromWire(found.flex()),
                found.policy(),
                new Uid(found.uid()),
                found.name(),
                Map.copyOf(found.metadata()));
        return new ChannelInfo(offer, found.pid(), found.host(), found.hub(), found.consumers());
    }

    public static ChannelStatus fromWire(ChannelRow row) {
        return new ChannelStatus(
                row.channel(),
                row.state(),
                row.transport(),
                row.schema(),
                row.uid(),
                row.name(),
                row.pid(),
                row.host(),
                row.consumers());
    }

    public static RoleStatus fromWire(RoleRow row) {
        return new RoleStatus(
                row.uid(),
                row.channel(),
                row.role(),
                row.state(),
                row.name(),
                row.pid(),
                row.host(),
                row.key(),
                Duration.ofMillis(row.silentMillis()),
                row.counters());
    }

    public static ChannelDetail fromWire(ChannelAck ack) {
        return new ChannelDetail(
                fromWire(ack.channel()),
                ack.state(),
                ack.counters(),
                ack.consumers().stream().map(Words::fromWire).toList());
    }
}

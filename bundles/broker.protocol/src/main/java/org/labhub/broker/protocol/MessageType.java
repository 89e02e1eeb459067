package org.labhub.broker.protocol;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every message by its name on the wire: which record is its body, who says it, and what a key's holder must be allowed. */
public enum MessageType {
    HELLO_REQ(Session.HelloReq.class, Verb.ENTER),
    HELLO_ACK(Session.HelloAck.class),
    PING_REQ(Session.PingReq.class, Verb.ENTER),
    PING_ACK(Session.PingAck.class),
    REG_REQ(Offering.RegReq.class, Verb.REGISTER),
    REG_ACK(Offering.RegAck.class),
    DEREG_REQ(Offering.DeregReq.class, Verb.REGISTER),
    DEREG_ACK(Offering.DeregAck.class),
    DISC_REQ(Finding.DiscReq.class, Verb.LOOK),
    DISC_ACK(Finding.DiscAck.class),
    DISC_PENDING(Finding.DiscPending.class),
    CONSUMER_REG_REQ(Consuming.ConsumerRegReq.class, Verb.ATTACH),
    CONSUMER_REG_ACK(Consuming.ConsumerRegAck.class),
    CONSUMER_DEREG_REQ(Consuming.ConsumerDeregReq.class, Verb.ATTACH),
    CONSUMER_DEREG_ACK(Consuming.ConsumerDeregAck.class),
    HEARTBEAT_NOTIFY(Beating.HeartbeatNotify.class, Verb.ENTER),
    CHANNEL_CLOSING_NOTIFY(Notices.ChannelClosingNotify.class),
    CHANNEL_MOVED_NOTIFY(Notices.ChannelMovedNotify.class),
    CHANNEL_ERROR_NOTIFY(Notices.ChannelErrorNotify.class),
    CHANNEL_EVENT_NOTIFY(Notices.ChannelEventNotify.class),
    CHANNEL_BROADCAST_NOTIFY(Notices.ChannelBroadcastNotify.class),
    CONSUMER_JOINED_NOTIFY(Notices.ConsumerJoinedNotify.class),
    CONSUMER_LEFT_NOTIFY(Notices.ConsumerLeftNotify.class),
    CONSUMER_DIED_NOTIFY(Notices.ConsumerDiedNotify.class),
    CHECKSUM_ERROR_REPORT(Reporting.ChecksumErrorReport.class, Verb.ATTACH),
    CHANNEL_BROADCAST_REQ(Speaking.ChannelBroadcastReq.class, Verb.SPEAK),
    CHANNEL_BROADCAST_ACK(Speaking.ChannelBroadcastAck.class),
    CHANNEL_NOTIFY_REQ(Speaking.ChannelNotifyReq.class, Verb.SPEAK),
    CHANNEL_NOTIFY_ACK(Speaking.ChannelNotifyAck.class),
    SCHEMA_REQ(Schemas.SchemaReq.class, Verb.LOOK),
    SCHEMA_ACK(Schemas.SchemaAck.class),
    SCHEMA_PUT_REQ(Schemas.SchemaPutReq.class, Verb.REGISTER),
    SCHEMA_PUT_ACK(Schemas.SchemaPutAck.class),
    SCHEMA_LIST_REQ(Schemas.SchemaListReq.class, Verb.LOOK),
    SCHEMA_LIST_ACK(Schemas.SchemaListAck.class),
    CHANNEL_LIST_REQ(Looking.ChannelListReq.class, Verb.LOOK),
    CHANNEL_LIST_ACK(Looking.ChannelListAck.class),
    CHANNEL_REQ(Looking.ChannelReq.class, Verb.LOOK),
    CHANNEL_ACK(Looking.ChannelAck.class),
    ROLE_LIST_REQ(Attendance.RoleListReq.class, Verb.LOOK),
    ROLE_LIST_ACK(Attendance.RoleListAck.class),
    ROLE_REQ(Attendance.RoleReq.class, Verb.LOOK),
    ROLE_ACK(Attendance.RoleAck.class),
    METRICS_REQ(Looking.MetricsReq.class, Verb.LOOK),
    METRICS_ACK(Looking.MetricsAck.class),
    BLOCK_LIST_REQ(Looking.BlockListReq.class, Verb.LOOK),
    BLOCK_LIST_ACK(Looking.BlockListAck.class),
    ERROR(Refusal.ErrorReply.class);

    /** The longest name on the wire. */
    public static final int MAX_NAME = 64;

    private static final Map<String, MessageType> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(MessageType::name, Function.identity()));

    private final Class<? extends Message> body;
    private final Optional<Verb> verb;

    MessageType(Class<? extends Message> body) {
        this.body = body;
        this.verb = Optional.empty();
    }

    MessageType(Class<? extends Message> body, Verb verb) {
        this.body = body;
        this.verb = Optional.of(verb);
    }

    /**
     * The type of that name.
     *
     * @param name as on the wire
     * @return nothing for a name that this version does not have
     */
    public static Optional<MessageType> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /**
     * The type whose body that is.
     *
     * @param message a body
     * @return its type
     */
    public static MessageType of(Message message) {
        return Types.of(message);
    }

    /**
     * What the body is.
     *
     * @return the record's class
     */
    public Class<? extends Message> body() {
        return body;
    }

    /**
     * What a client must be allowed to say it.
     *
     * @return nothing for what only the broker says
     */
    public Optional<Verb> verb() {
        return verb;
    }

    /**
     * Whether it is answered.
     *
     * @return true for {@code _REQ}
     */
    public boolean isRequest() {
        return name().endsWith("_REQ");
    }
}

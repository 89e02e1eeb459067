package org.labhub.broker.protocol;

/** Getting to know each other: the first messages of each connection. */
public final class Session {

    private Session() {}

    /**
     * Says who is at this connection. It begins a session, and ends the one before of the same connection.
     *
     * @param name what the process calls itself
     * @param pid its pid, for people to read
     * @param host its host, for people to read
     */
    @Means("Says who is at this connection. It begins a session, and ends the one before of the same connection.")
    public record HelloReq(
            @Means("what the process calls itself") String name,
            @Means("its pid, for people to read") long pid,
            @Means("its host, for people to read") String host)
            implements Message {

        /** Checks the fields. */
        public HelloReq {
            Check.text("name", name, 128);
            Check.atLeast("pid", pid, 0);
            Check.text("host", host, 255);
        }
    }

    /**
     * The session, and how often the broker wants to hear from it.
     *
     * @param hub uid of the hub
     * @param hubName name of the hub, for people
     * @param broker another text after each start of the broker
     * @param session with which each correlation id of this session begins, before a hyphen and a rising number
     * @param heartbeatMillis how often to send HEARTBEAT_NOTIFY
     * @param silentMillis after how long without one a registration is silent
     * @param goneMillis after how much longer it is gone
     */
    @Means("The session, and how often the broker wants to hear from it.")
    public record HelloAck(
            @Means("uid of the hub") String hub,
            @Means("name of the hub, for people") String hubName,

            @Means("another text after each start of the broker")
            String broker,

            @Means("with which each correlation id of this session begins, before a hyphen and a rising number")
            String session,

            @Means("how often to send `HEARTBEAT_NOTIFY`") long heartbeatMillis,

            @Means("after how long without one a registration is silent")
            long silentMillis,

            @Means("after how much longer it is gone") long goneMillis)
            implements Message {

        /** Checks the fields. */
        public HelloAck {
            Check.uid("hub", hub);
        }
    }

    /**
     * Asks whether the broker is there.
     */
    @Means("Asks whether the broker is there.")
    public record PingReq() implements Message {}

    /**
     * It is.
     */
    @Means("It is.")
    public record PingAck() implements Message {}
}

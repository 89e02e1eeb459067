package org.labhub.broker.protocol;

import java.util.Map;
import org.labhub.api.broker.Transport;
import org.labhub.api.channel.ReadPolicy;

/** Channels appear and go. */
public final class Offering {

    private Offering() {}

    /**
     * A channel appears: its block or its socket is there already. The same uid and key again is a restart, and keeps the consumers.
     *
     * @param channel the name: letters, digits, dots, hyphens, underscores, at most 128
     * @param transport SHM or ZMQ; never assumed
     * @param place the block's name (SHM) or the bound endpoint (ZMQ)
     * @param instance tells this block or socket from every other that ever had this name
     * @param replaces the instance that this one replaces in a hand-over, or 0
     * @param schema of a slot
     * @param flex of the flex zone; all empty if there is none
     * @param policy the strongest read policy that is granted
     * @param uid of the producer
     * @param name of the producer, for people
     * @param metadata at most 32 entries of the producer's own
     */
    @Means(
            "A channel appears: its block or its socket is there already. The same uid and key again is a restart, and keeps the consumers.")
    public record RegReq(
            @Means("the name: letters, digits, dots, hyphens, underscores, at most 128")
            String channel,

            @Means("`SHM` or `ZMQ`; never assumed") Transport transport,

            @Means("the block's name (SHM) or the bound endpoint (ZMQ)")
            String place,

            @Means("tells this block or socket from every other that ever had this name")
            long instance,

            @Means("the instance that this one replaces in a hand-over, or 0")
            long replaces,

            @Means("of a slot") SchemaRef schema,

            @Means("of the flex zone; all empty if there is none")
            SchemaRef flex,

            @Means("the strongest read policy that is granted")
            ReadPolicy policy,

            @Means("of the producer") String uid,
            @Means("of the producer, for people") String name,

            @Means("at most 32 entries of the producer's own")
            Map<String, String> metadata)
            implements Message {

        /** Checks the fields. */
        public RegReq {
            Check.channel("channel", channel);
            Check.text("place", place, 256);
            Check.uid("uid", uid);
            Check.text("name", name, 128);
            metadata = Map.copyOf(metadata);
            Check.metadata("metadata", metadata);
        }
    }

    /**
     * It is registered; send heartbeats for it from now on.
     *
     * @param channel its name
     * @param uid of its producer
     * @param instance what is stored
     * @param consumers how many are registered already
     * @param restarted whether it was there before
     */
    @Means("It is registered; send heartbeats for it from now on.")
    public record RegAck(
            @Means("its name") String channel,
            @Means("of its producer") String uid,
            @Means("what is stored") long instance,
            @Means("how many are registered already") long consumers,
            @Means("whether it was there before") boolean restarted)
            implements Message {}

    /**
     * A channel goes: withdrawn first, closed afterwards.
     *
     * @param channel its name
     * @param uid of its producer
     * @param updating whether the producer comes back at once: then the channel lingers
     * @param reason for people
     */
    @Means("A channel goes: withdrawn first, closed afterwards.")
    public record DeregReq(
            @Means("its name") String channel,
            @Means("of its producer") String uid,

            @Means("whether the producer comes back at once: then the channel lingers")
            boolean updating,

            @Means("for people") String reason)
            implements Message {

        /** Checks the fields. */
        public DeregReq {
            Check.channel("channel", channel);
            Check.uid("uid", uid);
            Check.text("reason", reason, 256);
        }
    }

    /**
     * It is gone, or lingers.
     *
     * @param channel its name
     * @param lingers whether it waits for its producer
     */
    @Means("It is gone, or lingers.")
    public record DeregAck(
            @Means("its name") String channel,
            @Means("whether it waits for its producer") boolean lingers) implements Message {}
}

package org.labhub.broker.protocol;

import java.util.List;
import java.util.Map;
import org.labhub.api.broker.RegistrationState;
import org.labhub.api.broker.Transport;

/** Snapshots: each says which one it is, and when it was taken. */
public final class Looking {

    private Looking() {}

    /**
     * Asks for all channels, a page at a time.
     *
     * @param after the last name of the page before, or empty
     */
    @Means("Asks for all channels, a page at a time.")
    public record ChannelListReq(
            @Means("the last name of the page before, or empty")
            String after) implements Message {

        /** Checks the fields. */
        public ChannelListReq {
            Check.text("after", after, 128);
        }
    }

    /**
     * A page.
     *
     * @param sequence rises with each change of the registry
     * @param atMillis when, since 1970 by the broker's clock
     * @param channels sorted, at most 64
     * @param more whether there is another page
     */
    @Means("A page.")
    public record ChannelListAck(
            @Means("rises with each change of the registry") long sequence,
            @Means("when, since 1970 by the broker's clock") long atMillis,
            @Means("sorted, at most 64") List<ChannelRow> channels,
            @Means("whether there is another page") boolean more)
            implements Message {

        /** Checks the fields. */
        public ChannelListAck {
            channels = List.copyOf(channels);
        }
    }

    /**
     * One channel in a list.
     *
     * @param channel its name
     * @param state of its producer's registration
     * @param transport how to reach it
     * @param schema id and version
     * @param uid of the producer
     * @param name of the producer
     * @param pid of the producer, for people
     * @param host of the producer, for people
     * @param consumers how many
     */
    @Means("One channel in a list.")
    public record ChannelRow(
            @Means("its name") String channel,
            @Means("of its producer's registration") RegistrationState state,
            @Means("how to reach it") Transport transport,
            @Means("id and version") String schema,
            @Means("of the producer") String uid,
            @Means("of the producer") String name,
            @Means("of the producer, for people") long pid,
            @Means("of the producer, for people") String host,
            @Means("how many") long consumers) {}

    /**
     * Asks for everything about one channel.
     *
     * @param channel its name
     */
    @Means("Asks for everything about one channel.")
    public record ChannelReq(@Means("its name") String channel) implements Message {

        /** Checks the fields. */
        public ChannelReq {
            Check.channel("channel", channel);
        }
    }

    /**
     * Everything about it.
     *
     * @param sequence rises with each change of the registry
     * @param atMillis when, since 1970 by the broker's clock
     * @param channel as discovery tells it
     * @param state of its producer's registration
     * @param counters of the producer's last heartbeat
     * @param consumers at most 64
     */
    @Means("Everything about it.")
    public record ChannelAck(
            @Means("rises with each change of the registry") long sequence,
            @Means("when, since 1970 by the broker's clock") long atMillis,
            @Means("as discovery tells it") Finding.DiscAck channel,
            @Means("of its producer's registration") RegistrationState state,
            @Means("of the producer's last heartbeat") Map<String, Long> counters,
            @Means("at most 64") List<Attendance.RoleRow> consumers)
            implements Message {

        /** Checks the fields. */
        public ChannelAck {
            counters = Map.copyOf(counters);
            consumers = List.copyOf(consumers);
        }
    }

    /**
     * Asks for the broker's own counters.
     */
    @Means("Asks for the broker's own counters.")
    public record MetricsReq() implements Message {}

    /**
     * The counters.
     *
     * @param sequence rises with each change of the registry
     * @param atMillis when, since 1970 by the broker's clock
     * @param counters each is explained below
     */
    @Means("The counters.")
    public record MetricsAck(
            @Means("rises with each change of the registry") long sequence,
            @Means("when, since 1970 by the broker's clock") long atMillis,
            @Means("each is explained below") Map<String, Long> counters)
            implements Message {

        /** Checks the fields. */
        public MetricsAck {
            counters = Map.copyOf(counters);
        }
    }

    /**
     * Asks which blocks stand behind the channels, a page at a time.
     *
     * @param after the last channel of the page before, or empty
     */
    @Means("Asks which blocks stand behind the channels, a page at a time.")
    public record BlockListReq(
            @Means("the last channel of the page before, or empty")
            String after) implements Message {

        /** Checks the fields. */
        public BlockListReq {
            Check.text("after", after, 128);
        }
    }

    /**
     * A page.
     *
     * @param blocks sorted by channel, at most 64
     * @param more whether there is another page
     */
    @Means("A page.")
    public record BlockListAck(
            @Means("sorted by channel, at most 64") List<BlockRow> blocks,
            @Means("whether there is another page") boolean more)
            implements Message {

        /** Checks the fields. */
        public BlockListAck {
            blocks = List.copyOf(blocks);
        }
    }

    /**
     * One block in a list.
     *
     * @param channel its name
     * @param block the block's name
     * @param instance which block
     * @param producer its uid
     * @param consumers their uids, at most 64
     */
    @Means("One block in a list.")
    public record BlockRow(
            @Means("its name") String channel,
            @Means("the block's name") String block,
            @Means("which block") long instance,
            @Means("its uid") String producer,
            @Means("their uids, at most 64") List<String> consumers) {

        /** Checks the fields. */
        public BlockRow {
            consumers = List.copyOf(consumers);
        }
    }
}

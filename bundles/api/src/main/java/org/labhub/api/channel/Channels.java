package org.labhub.api.channel;

import java.time.Duration;
import java.util.Optional;
import org.labhub.api.block.BlockObserver;
import org.labhub.api.block.SpinLock;
import org.labhub.api.schema.SchemaInfo;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Where a plug-in gets its ends. What is got here is created, registered and shown by the host, and closed when the plug-in
 * stops: nobody has to keep a list. Each instrument is given its own; whoever else wants ends asks for this service, in
 * prototype scope, and gets one that belongs to its bundle.
 */
@ProviderType
public interface Channels {

    /**
     * Becomes the producer of a channel, under the default wishes.
     *
     * @param <F> the record
     * @param channel its name: letters, digits, dots, hyphens and underscores, at most 128
     * @param frame a record that bears {@link org.labhub.api.schema.Schema}
     * @return the writing end
     */
    <F extends Record> Producer<F> producer(String channel, Class<F> frame);

    /**
     * Becomes the producer of a channel.
     *
     * @param <F> the record
     * @param channel its name
     * @param frame a record that bears {@link org.labhub.api.schema.Schema}
     * @param wishes under what the site has set for this channel
     * @return the writing end
     */
    <F extends Record> Producer<F> producer(String channel, Class<F> frame, ChannelSpec wishes);

    /**
     * Becomes the producer of a channel whose frames have no record: its fields are set by the names in its layout.
     *
     * @param channel its name
     * @param schema for instance of a file, from {@link org.labhub.api.schema.SchemaRegistry}
     * @param wishes under what the site has set for this channel
     * @return the writing end
     */
    SlotProducer producer(String channel, SchemaInfo schema, ChannelSpec wishes);

    /**
     * Reads a channel that is there already, whatever its schema: its fields are got by the names in its layout.
     *
     * @param channel its name
     * @param policy the strongest that the channel grants, or a lossy one
     * @param events told in order, between frames
     * @return the reading end
     */
    SlotConsumer consumer(String channel, ReadPolicy policy, ChannelEventHandler events);

    /**
     * Becomes the producer of a channel with a flex zone.
     *
     * @param <F> the record
     * @param <Z> the zone's record
     * @param channel its name
     * @param frame a record that bears {@link org.labhub.api.schema.Schema}
     * @param wishes under what the site has set for this channel
     * @param zone a record that bears {@link org.labhub.api.schema.Schema}: how the flex zone lies
     * @return the writing end
     */
    <F extends Record, Z extends Record> Producer<F> producer(
            String channel, Class<F> frame, ChannelSpec wishes, Class<Z> zone);

    /**
     * Reads a channel that is there already.
     *
     * @param <F> the record
     * @param channel its name
     * @param frame a record whose schema fits the channel's
     * @param policy the strongest that the channel grants, or a lossy one
     * @param events told in order, between frames
     * @return the reading end
     */
    <F extends Record> Consumer<F> consumer(
            String channel, Class<F> frame, ReadPolicy policy, ChannelEventHandler events);

    /**
     * Looks at a channel without becoming its consumer.
     *
     * @param channel its name
     * @return holds up nobody
     */
    BlockObserver observe(String channel);

    /**
     * A lock of the channel's block.
     *
     * @param channel its name
     * @param index from 0
     * @return it, as this process sees it
     */
    SpinLock lock(String channel, int index);

    /**
     * Writes the flex zone of a channel beside its producer, in turns with it; see
     * {@link org.labhub.api.block.Blocks#flex}.
     *
     * @param channel its name
     * @param patience how long to wait at each write for others who write it, at most
     * @return what any thread may write with, or empty if the channel has no flex zone
     */
    Optional<FlexWriter> flex(String channel, Duration patience);

    /**
     * What is said beside the frames of a channel that this plug-in writes or reads.
     *
     * @param channel its name
     * @return always the same of one channel
     */
    Notes notes(String channel);
}

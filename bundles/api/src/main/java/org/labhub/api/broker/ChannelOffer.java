package org.labhub.api.broker;

import java.util.Map;
import org.labhub.api.block.BlockName;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.security.Uid;

/**
 * What a producer says of its channel. What it names is there already: the block first, then the registration.
 *
 * @param channel its name
 * @param transport how frames get to consumers
 * @param place the block's name, or the bound endpoint
 * @param instance tells this block or socket from every other that ever had this name
 * @param replaces the instance that this one replaces in a hand-over, or 0
 * @param schema of a slot
 * @param flex of the flex zone, or {@link SchemaTag#NONE}
 * @param policy the strongest that is granted
 * @param uid of the producer
 * @param name of the producer, for people
 * @param metadata of the producer's own, at most 32 entries
 */
public record ChannelOffer(
        BlockName channel,
        Transport transport,
        String place,
        long instance,
        long replaces,
        SchemaTag schema,
        SchemaTag flex,
        ReadPolicy policy,
        Uid uid,
        String name,
        Map<String, String> metadata) {

    /**
     * Takes copies.
     *
     * @param channel its name
     * @param transport how frames get to consumers
     * @param place the block's name, or the bound endpoint
     * @param instance tells this block or socket from every other that ever had this name
     * @param replaces the instance that this one replaces in a hand-over, or 0
     * @param schema of a slot
     * @param flex of the flex zone, or {@link SchemaTag#NONE}
     * @param policy the strongest that is granted
     * @param uid of the producer
     * @param name of the producer, for people
     * @param metadata of the producer's own, at most 32 entries
     */
    public ChannelOffer {
        metadata = Map.copyOf(metadata);
    }

    /**
     * A channel behind a block, without a flex zone.
     *
     * @param channel its name, and the block's
     * @param instance of the block
     * @param schema of a slot
     * @param policy the strongest that is granted
     * @param uid of the producer
     * @param name of the producer, for people
     * @return an offer
     */
    public static ChannelOffer ofBlock(
            BlockName channel, long instance, SchemaTag schema, ReadPolicy policy, Uid uid, String name) {
        return new ChannelOffer(
                channel,
                Transport.SHM,
                channel.text(),
                instance,
                0,
                schema,
                SchemaTag.NONE,
                policy,
                uid,
                name,
                Map.of());
    }

    /**
     * The same in a new block or socket.
     *
     * @param newPlace the new block's name or endpoint
     * @param newInstance the new one
     * @return an offer that replaces this one
     */
    public ChannelOffer movedTo(String newPlace, long newInstance) {
        return new ChannelOffer(
                channel, transport, newPlace, newInstance, instance, schema, flex, policy, uid, name, metadata);
    }

    /**
     * The same with another schema.
     *
     * @param other of a slot
     * @return an offer
     */
    public ChannelOffer withSchema(SchemaTag other) {
        return new ChannelOffer(
                channel, transport, place, instance, replaces, other, flex, policy, uid, name, metadata);
    }
}

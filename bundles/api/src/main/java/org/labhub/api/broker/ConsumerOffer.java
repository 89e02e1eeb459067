package org.labhub.api.broker;

import org.labhub.api.block.BlockName;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.security.Uid;

/**
 * What a consumer says when it comes to a channel.
 *
 * @param channel its name
 * @param transport which it can read
 * @param expects the schema that it can read, or {@link SchemaTag#NONE} for any
 * @param policy under which it reads
 * @param uid of the consumer
 * @param name of the consumer, for people
 */
public record ConsumerOffer(
        BlockName channel, Transport transport, SchemaTag expects, ReadPolicy policy, Uid uid, String name) {}

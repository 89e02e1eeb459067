package org.labhub.api.block;

import java.util.Optional;
import org.labhub.api.channel.ChannelSpec;
import org.labhub.api.schema.SchemaInfo;

/**
 * Everything that decides how a block lies in memory. Nothing is guessed: what is missing or wrong is refused before any
 * memory exists.
 *
 * @param name of the block, which is its channel's
 * @param channel slots, policies, checksums, stamps
 * @param schema of a slot
 * @param slotBytes the room for a frame; at least the schema's size
 * @param pageSize to what regions are aligned
 * @param flex the schema of the flex zone, or empty for none
 * @param consumers how many may be attached at once
 * @param producer what the writer calls itself
 */
public record BlockSpec(
        BlockName name,
        ChannelSpec channel,
        SchemaInfo schema,
        int slotBytes,
        PageSize pageSize,
        Optional<SchemaInfo> flex,
        int consumers,
        String producer) {

    /** How many consumers a block has room for unless told otherwise. */
    public static final int CONSUMERS = 32;

    /**
     * Refuses sizes that cannot be.
     *
     * @param name of the block, which is its channel's
     * @param channel slots, policies, checksums, stamps
     * @param schema of a slot
     * @param slotBytes the room for a frame
     * @param pageSize to what regions are aligned
     * @param flex the schema of the flex zone, or empty for none
     * @param consumers how many may be attached at once
     * @param producer what the writer calls itself
     */
    public BlockSpec {
        if (slotBytes < Math.max(1, schema.layout().size())) {
            throw new IllegalArgumentException(name + ": a slot of " + slotBytes + " bytes is too small for " + schema
                    + ", which takes " + schema.layout().size() + ": make the slot larger");
        }
        if (consumers < 1 || consumers > 1024) {
            throw new IllegalArgumentException(name + ": a block has room for 1 to 1024 consumers, not " + consumers);
        }
    }

    /**
     * A block whose slots are as large as its schema, without a flex zone.
     *
     * @param name of the block
     * @param channel slots, policies, checksums, stamps
     * @param schema of a slot
     * @param producer what the writer calls itself
     * @return a spec
     */
    public static BlockSpec of(String name, ChannelSpec channel, SchemaInfo schema, String producer) {
        return new BlockSpec(
                new BlockName(name),
                channel,
                schema,
                Math.max(1, schema.layout().size()),
                PageSize.SIZE_4K,
                Optional.empty(),
                CONSUMERS,
                producer);
    }

    /**
     * The same with a flex zone.
     *
     * @param zone its schema
     * @return a spec
     */
    public BlockSpec withFlex(SchemaInfo zone) {
        return new BlockSpec(name, channel, schema, slotBytes, pageSize, Optional.of(zone), consumers, producer);
    }

    /**
     * The size of the flex zone.
     *
     * @return in bytes, or 0
     */
    public int flexBytes() {
        return flex.map(zone -> Math.max(1, zone.layout().size())).orElse(0);
    }
}

package org.labhub.api.block;

import org.labhub.api.channel.ChannelSpec;
import org.labhub.api.schema.SchemaHash;
import org.labhub.api.schema.SchemaVersion;

/**
 * What a block says of itself.
 *
 * @param name of the block
 * @param instance told from every other block that ever had this name
 * @param generation counts the blocks under this name
 * @param channel slots, policies, checksums, stamps
 * @param slotBytes the room for a frame
 * @param flexBytes the size of the flex zone, or 0
 * @param consumers how many may be attached at once
 * @param schemaId of a slot
 * @param schemaVersion of a slot
 * @param schemaHash of a slot
 * @param schemaText of a slot, in its canonical form
 * @param flexId the id of the flex zone's schema, or empty
 * @param flexVersion its version, or 0.0.0
 * @param flexText the flex zone's schema in its canonical form, or empty
 * @param totalBytes the size of the whole block
 * @param hub uid of the hub whose block it is; the name of the folder's owner where there is no hub
 */
public record BlockInfo(
        BlockName name,
        long instance,
        int generation,
        ChannelSpec channel,
        int slotBytes,
        int flexBytes,
        int consumers,
        String schemaId,
        SchemaVersion schemaVersion,
        SchemaHash schemaHash,
        String schemaText,
        String flexId,
        SchemaVersion flexVersion,
        String flexText,
        long totalBytes,
        String hub) {}

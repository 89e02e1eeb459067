package org.labhub.shm.internal.slot;

import org.labhub.api.block.BlockInfo;
import org.labhub.api.block.BlockRefused;
import org.labhub.api.block.BlockRefused.Reason;
import org.labhub.api.block.ConsumerSpec;
import org.labhub.api.schema.SchemaComparison;
import org.labhub.api.schema.SchemaInfo;
import org.labhub.api.schema.SchemaParser;
import org.labhub.shm.internal.block.Block;
import org.labhub.shm.internal.layout.ControlField;

/** How a block says no, in words. */
public final class Refusals {

    private static final int SCHEMA_REFUSALS = Block.control(ControlField.SCHEMA_REFUSALS);

    private Refusals() {}

    /** Somebody came with another schema; that is counted. */
    private static BlockRefused schema(Block block, SchemaComparison found) {
        block.head().getAndAddLong(SCHEMA_REFUSALS, 1);
        return new BlockRefused(block.info().name().text(), Reason.SCHEMA, found.toString());
    }

    /** Refuses who wants another block than the one that has the name. */
    static void checkInstance(Block block, ConsumerSpec spec) {
        long instance = block.info().instance();
        if (spec.instance().orElse(instance) != instance) {
            throw new BlockRefused(
                    block.info().name().text(),
                    Reason.REPLACED,
                    "it is block %x, not %x, which had this name"
                            .formatted(instance, spec.instance().getAsLong()));
        }
    }

    /** Refuses a writer that would write anything but what the block says. */
    public static void checkWriter(Block block, SchemaParser parser, SchemaInfo schema) {
        if (!schema.hash().equals(block.info().schemaHash())) {
            throw schema(block, parser.compare(offered(block, parser), schema));
        }
    }

    /** Refuses a reader that would misread what the block has. */
    static void checkReader(Block block, SchemaParser parser, SchemaInfo schema) {
        SchemaComparison found = parser.compare(offered(block, parser), schema);
        if (!found.isCompatible()) {
            throw schema(block, found);
        }
    }

    /** An end whose user wants other frames is of no use to him, and he may not know that he has it: it is closed. */
    static void closingIfRefused(Runnable close, Runnable check) {
        try {
            check.run();
        } catch (BlockRefused refused) {
            close.run();
            throw refused;
        }
    }

    /** Refuses who would write anything into the flex zone but what the block says. */
    static void checkFlexWriter(Block block, SchemaParser parser, SchemaInfo schema) {
        SchemaInfo zone = flex(block, parser);
        if (!schema.hash().equals(zone.hash())) {
            throw schema(block, parser.compare(zone, schema));
        }
    }

    /** Refuses who would misread the flex zone. */
    static void checkFlexReader(Block block, SchemaParser parser, SchemaInfo schema) {
        SchemaComparison found = parser.compare(flex(block, parser), schema);
        if (!found.isCompatible()) {
            throw schema(block, found);
        }
    }

    private static SchemaInfo flex(Block block, SchemaParser parser) {
        BlockInfo info = block.info();
        return parser.schema(info.flexId(), info.flexVersion(), info.flexText());
    }

    private static SchemaInfo offered(Block block, SchemaParser parser) {
        BlockInfo info = block.info();
        return parser.schema(info.schemaId(), info.schemaVersion(), info.schemaText());
    }
}

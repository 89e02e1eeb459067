package org.labhub.shm.internal.slot;

import org.labhub.api.block.BlockRefused;
import org.labhub.api.block.BlockRefused.Reason;
import org.labhub.api.schema.SchemaInfo;
import org.labhub.shm.internal.block.Block;
import org.labhub.shm.internal.layout.ControlField;

/** How a block says no, in words. */
public final class Refusals {

    private static final int SCHEMA_REFUSALS = Block.control(ControlField.SCHEMA_REFUSALS);

    private Refusals() {}

    /** Somebody came with another schema; that is counted. */
    public static BlockRefused schema(Block block, SchemaInfo expected) {
        block.head().getAndAddLong(SCHEMA_REFUSALS, 1);
        return new BlockRefused(
                block.info().name().text(),
                Reason.SCHEMA,
                block.info().schemaId() + " " + block.info().schemaVersion() + " offered, " + expected
                        + " expected: offered is " + block.info().schemaText() + ", expected is " + expected.text());
    }
}

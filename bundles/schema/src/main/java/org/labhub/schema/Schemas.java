package org.labhub.schema;

import org.labhub.api.frame.FrameTypes;
import org.labhub.api.schema.SchemaParser;
import org.labhub.schema.internal.json.WrittenSchemas;
import org.labhub.schema.internal.record.RecordFrameTypes;

/** The services of this bundle on a plain class path: benchmarks, the command line and child processes have no framework. */
public final class Schemas {

    private Schemas() {}

    /**
     * Makes record classes usable as frames.
     *
     * @return as many as wanted; they know nothing of each other
     */
    public static FrameTypes frameTypes() {
        return new RecordFrameTypes();
    }

    /**
     * Reads and writes the written forms of a schema.
     *
     * @return it keeps nothing
     */
    public static SchemaParser parser() {
        return new WrittenSchemas();
    }
}

package org.labhub.schema;

import java.nio.file.Path;
import org.labhub.api.frame.FrameTypes;
import org.labhub.api.schema.SchemaParser;
import org.labhub.api.schema.SchemaRegistry;
import org.labhub.schema.internal.json.WrittenSchemas;
import org.labhub.schema.internal.record.RecordFrameTypes;
import org.labhub.schema.internal.registry.FolderSchemaRegistry;

/** The services of this bundle on a plain class path: benchmarks, the command line and child processes have no framework. */
public final class Schemas {

    private static final int POLL_MILLIS = 500;

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
     * Reads, writes and compares schemas; it is not strict.
     *
     * @return it keeps nothing
     */
    public static SchemaParser parser() {
        return new WrittenSchemas(false);
    }

    /**
     * Keeps a registry. A daemon thread looks after its folder as long as the process lives.
     *
     * @param folder of schema files; it need not be there
     * @return a registry
     */
    public static SchemaRegistry registry(Path folder) {
        return new FolderSchemaRegistry(folder, POLL_MILLIS, parser());
    }
}

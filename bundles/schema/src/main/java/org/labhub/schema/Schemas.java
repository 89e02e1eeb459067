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
     * Reads and writes the written forms of a schema.
     *
     * @return it keeps nothing
     */
    public static SchemaParser parser() {
        return new WrittenSchemas();
    }

    /**
     * Keeps a registry. A daemon thread looks after its folder as long as the process lives.
     *
     * @param folder of schema files; it need not be there
     * @param strict whether a reader gets nothing but exactly the layout that it knows
     * @return a registry
     */
    public static SchemaRegistry registry(Path folder, boolean strict) {
        return new FolderSchemaRegistry(folder, strict, POLL_MILLIS, parser());
    }
}

package org.labhub.shm;

import java.nio.file.Path;
import java.util.List;
import org.labhub.api.block.BlockName;
import org.labhub.api.block.BlockObserver;
import org.labhub.api.schema.SchemaParser;
import org.labhub.shm.internal.block.Block;
import org.labhub.shm.internal.block.Descriptor;
import org.labhub.shm.internal.liveness.Census;
import org.labhub.shm.internal.liveness.Heart;
import org.labhub.shm.internal.segment.MappedSegment;
import org.labhub.shm.internal.segment.SafeFolder;
import org.labhub.shm.internal.segment.SegmentFiles;
import org.labhub.shm.internal.slot.MappedObserver;

/**
 * The blocks of a hub that may be another user's, for who is only allowed to look. Everything is mapped read-only, and
 * whoever looks leaves no trace in the folder.
 */
public final class ObservedBlocks implements AutoCloseable {

    private final SegmentFiles files;
    private final SchemaParser parser;
    private final Heart heart;
    private final Census census;

    private ObservedBlocks(SafeFolder folder, SchemaParser parser) {
        this.parser = parser;
        files = new SegmentFiles(folder, MappedBlocks.VIEW_LIMIT);
        heart = Heart.start();
        census = new Census(folder, heart);
    }

    /**
     * Looks into a folder of blocks.
     *
     * @param folder which nobody but its owner can change
     * @param parser reads the schemas in the blocks
     * @return to be closed
     */
    public static ObservedBlocks in(Path folder, SchemaParser parser) {
        return new ObservedBlocks(SafeFolder.toLookInto(folder), parser);
    }

    /**
     * The blocks that are there now.
     *
     * @return their names, sorted
     */
    public List<BlockName> names() {
        return files.names();
    }

    /**
     * Looks at a block: takes no gate, writes nothing, holds up nobody.
     *
     * @param name of the block
     * @return to be closed
     */
    public BlockObserver observe(BlockName name) {
        try (MappedSegment segment = files.openReadOnly(name)) {
            Block block = Descriptor.read(name, segment);
            return new MappedObserver(block, parser.layout(block.info().schemaText()), census);
        }
    }

    @Override
    public void close() {
        heart.close();
    }
}

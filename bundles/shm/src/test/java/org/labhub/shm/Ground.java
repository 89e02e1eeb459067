package org.labhub.shm;

import java.nio.file.Path;
import org.labhub.api.block.Blocks;
import org.labhub.schema.Schemas;

/** On what the engine stands: the contract is one, whatever lies below. */
enum Ground {
    /** Files in memory, slept on with the kernel's futex. */
    MAPPED {
        @Override
        Blocks open(Path folder) {
            return MappedBlocks.in(folder, "hub", "test", Schemas.parser());
        }
    },
    /** Mappings so small that every second slot lies in another one. */
    BORDERS {
        @Override
        Blocks open(Path folder) {
            return MappedBlocks.in(folder, "hub", "test", Schemas.parser(), 256);
        }
    },
    /** As on a system that has neither futex nor barrier. */
    PORTABLE {
        @Override
        Blocks open(Path folder) {
            String before = System.setProperty(SWITCH, "true");
            try {
                return MAPPED.open(folder);
            } finally {
                System.setProperty(SWITCH, before == null ? "false" : before);
            }
        }
    },
    /** Plain memory of this process. */
    HEAP {
        @Override
        Blocks open(Path folder) {
            return new HeapBlocks(folder, Schemas.parser());
        }
    };

    private static final String SWITCH = "labhub.portable";

    /** Blocks whose files, if there are any, lie in this folder. */
    abstract Blocks open(Path folder);
}

package org.labhub.recovery.internal.care;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.labhub.api.channel.ChannelException;
import org.labhub.api.recovery.BlockSummary;
import org.labhub.shm.BlockCare;
import org.labhub.shm.MappedBlocks;

/** The blocks of this user's other hubs on this machine, as far as they lie where blocks usually lie. */
public final class Neighbours {

    private final Path own;
    private final Path above;

    /**
     * Beside one folder.
     *
     * @param own whose blocks are left out
     */
    public Neighbours(Path own) {
        this(
                own,
                Optional.ofNullable(MappedBlocks.defaultFolder(own).getParent()).orElse(own));
    }

    /** Whose folders lie in another one. */
    Neighbours(Path own, Path above) {
        this.own = own;
        this.above = above;
    }

    /**
     * Looks at them, and leaves nothing behind.
     *
     * @return one line each, by their folders; a folder that is not this user's alone is left out
     */
    public List<BlockSummary> list() {
        if (!Files.isDirectory(above, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(above)) {
            return folders.sorted()
                    .filter(folder -> Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) && !isOwn(folder))
                    .flatMap(folder -> in(folder).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isOwn(Path folder) {
        try {
            return Files.exists(own) && Files.isSameFile(folder, own);
        } catch (IOException gone) {
            return false;
        }
    }

    private static List<BlockSummary> in(Path folder) {
        try (BlockCare care = BlockCare.in(folder, "labhub-admin")) {
            return new Summaries().of(care);
        } catch (ChannelException | UncheckedIOException | IllegalArgumentException notOurs) {
            return List.of();
        }
    }
}

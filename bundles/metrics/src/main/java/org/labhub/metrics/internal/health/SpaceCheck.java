package org.labhub.metrics.internal.health;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.labhub.api.block.BlockObserver;
import org.labhub.api.block.BlockRefused;
import org.labhub.api.block.Blocks;
import org.labhub.metrics.internal.place.Places;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * There is room for blocks, logs and settings. CRITICAL: less than 2 % of a file system is left, or less than 2 % of what all
 * blocks may take. WARN: less than 10 %.
 */
@Component(
        property = {
            HealthCheck.NAME + "=There is room",
            HealthCheck.TAGS + "=live",
            HealthCheck.TAGS + "=ready",
            HealthCheck.TAGS + "=labhub"
        })
public final class SpaceCheck implements HealthCheck {

    private static final double SCARCE = 0.10;
    private static final double NOTHING = 0.02;

    /** How much room there is below a folder. */
    record Room(long size, long free) {

        static Room below(Path folder) throws IOException {
            FileStore store = Files.getFileStore(folder);
            return new Room(store.getTotalSpace(), store.getUsableSpace());
        }
    }

    /** Looks at a file system. */
    interface Look {
        Room below(Path folder) throws IOException;
    }

    private final Places places;
    private final Blocks blocks;
    private final Look look;

    /** Looks at nothing yet. */
    @Activate
    public SpaceCheck(@Reference Places places, @Reference Blocks blocks) {
        this(places, blocks, Room::below);
    }

    SpaceCheck(Places places, Blocks blocks, Look look) {
        this.places = places;
        this.blocks = blocks;
        this.look = look;
    }

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        judge(log, "the blocks", places.blocks());
        judge(log, "logs and settings", places.data());
        long limit = places.limit();
        if (limit > 0) {
            judge(log, "all blocks together (limit.mib of org.labhub.shm)", new Room(limit, limit - taken()));
        }
        return new Result(log);
    }

    private void judge(FormattingResultLog log, String what, Path folder) {
        try {
            judge(log, what + " in " + folder, look.below(folder));
        } catch (IOException e) {
            log.critical("the room for {} cannot be seen: {}", what, e);
        }
    }

    private static void judge(FormattingResultLog log, String what, Room room) {
        double left = room.size() == 0 ? 1 : (double) room.free() / room.size();
        String words = "%d MiB of %d MiB are left for %s".formatted(room.free() >> 20, room.size() >> 20, what);
        if (left < NOTHING) {
            log.critical("{}. What does not fit is refused", words);
        } else if (left < SCARCE) {
            log.warn("{}", words);
        } else {
            log.info("{}", words);
        }
    }

    private long taken() {
        return blocks.names().stream()
                .mapToLong(name -> {
                    try (BlockObserver block = blocks.observe(name)) {
                        return block.info().totalBytes();
                    } catch (BlockRefused gone) {
                        return 0;
                    }
                })
                .sum();
    }
}

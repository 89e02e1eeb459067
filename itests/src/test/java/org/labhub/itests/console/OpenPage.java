package org.labhub.itests.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import org.labhub.api.block.BlockName;
import org.labhub.itests.hub.Await;
import org.labhub.itests.hub.JvmSight;

/**
 * What a page of a channel takes that is left open, after a collection on both sides.
 *
 * @param frames that its channel had had
 * @param pageBytes of its scripts' objects
 * @param nodes of its document
 * @param listeners of its scripts
 * @param hubBytes of all objects of the hub
 */
public record OpenPage(long frames, long pageBytes, long nodes, long listeners, long hubBytes) {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final long MEBI = 1 << 20;

    /** The page that is open now, as soon as its channel has had so many frames. */
    public static OpenPage after(Pages pages, String channel, long frames) {
        BlockName name = new BlockName(channel);
        Await.until(PATIENCE, () -> pages.bench.committed(name) >= frames, () -> frames + " frames of " + channel);
        return now(pages, channel);
    }

    /** The page that is open now. */
    public static OpenPage now(Pages pages, String channel) {
        Map<String, Double> takes = pages.browser.takes();
        return new OpenPage(
                pages.bench.committed(new BlockName(channel)),
                takes.getOrDefault("JSHeapUsedSize", 0.0).longValue(),
                takes.getOrDefault("Nodes", 0.0).longValue(),
                takes.getOrDefault("JSEventListeners", 0.0).longValue(),
                hubBytes(pages));
    }

    private static long hubBytes(Pages pages) {
        try {
            return new JvmSight(pages.bench.hub.pid()).reachableBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether this is no more than before; a page has a little more or less on it from one moment to the next. */
    public boolean isNoMoreThan(OpenPage before) {
        return nodes <= before.nodes + 40
                && listeners <= before.listeners + 8
                && pageBytes <= before.pageBytes + MEBI
                && hubBytes <= before.hubBytes + 3 * MEBI;
    }

    @Override
    public String toString() {
        return "after %d frames: page %.2f MiB, %d nodes, %d listeners; hub %.2f MiB"
                .formatted(frames, (double) pageBytes / MEBI, nodes, listeners, (double) hubBytes / MEBI);
    }
}

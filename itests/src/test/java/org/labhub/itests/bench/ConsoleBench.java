package org.labhub.itests.bench;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.labhub.api.block.BlockName;
import org.labhub.itests.console.Pages;
import org.labhub.itests.console.Visitor;
import org.labhub.itests.hub.Await;

/** What open pages cost a hub, and how many pictures a second one shows of 1 000 points at 100 Hz. */
public final class ConsoleBench {

    private static final BlockName SCOPE = new BlockName(Pages.SCOPE);
    private static final String STREAM = "/labhub/live/channel?name=" + Pages.SCOPE;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int PAGES = 10;
    private static final int ROUNDS = 3;
    /** Ten seconds. */
    private static final int FRAMES = 1_000;

    private final Pages pages;

    private ConsoleBench(Pages pages) {
        this.pages = pages;
    }

    /** Prints all of it. */
    public static void main(String[] args) throws Exception {
        System.setProperty("labhub.distribution", args[0]);
        try (Pages pages = Pages.start()) {
            pages.bench.awaitFrames(1);
            ConsoleBench bench = new ConsoleBench(pages);
            bench.open();
            bench.pictures();
        }
        System.exit(0);
    }

    private void open() {
        pages.open("/bundles");
        Visitor visitor = pages.visitor();
        for (int round = 0; round < ROUNDS; round++) {
            double without = busy();
            List<CompletableFuture<?>> open = IntStream.range(0, PAGES)
                    .<CompletableFuture<?>>mapToObj(any -> visitor.listen(STREAM))
                    .toList();
            busy();
            double with = busy();
            System.out.printf(
                    "%d open pages cost the hub %.1f %% of a core (%.1f %% with them, %.1f %% without; %d of them end early)%n",
                    PAGES,
                    100 * (with - without),
                    100 * with,
                    100 * without,
                    open.stream().filter(CompletableFuture::isDone).count());
            open.forEach(each -> each.cancel(true));
        }
    }

    /** The part of a core that the hub takes while so many frames come. */
    private double busy() {
        Duration before = pages.bench.hub.processorTime();
        long start = System.nanoTime();
        await(FRAMES);
        return (double) pages.bench.hub.processorTime().minus(before).toNanos() / (System.nanoTime() - start);
    }

    private void await(int frames) {
        long end = pages.bench.committed(SCOPE) + frames;
        Await.until(PATIENCE, () -> pages.bench.committed(SCOPE) >= end, () -> frames + " frames");
    }

    private void pictures() {
        pages.open("/channels/" + Pages.SCOPE);
        pages.until("document.getElementById('trace-plot')?.drawn > 30");
        for (int round = 0; round < ROUNDS; round++) {
            int before = drawn();
            long start = System.nanoTime();
            await(FRAMES);
            System.out.printf(
                    "%.1f pictures a second of 1 000 points at 100 Hz%n",
                    (drawn() - before) * 1e9 / (System.nanoTime() - start));
        }
    }

    private int drawn() {
        return Integer.parseInt(pages.browser
                .script("return document.getElementById('trace-plot').drawn")
                .toString());
    }
}

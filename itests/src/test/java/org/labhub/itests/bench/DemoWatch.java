package org.labhub.itests.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.labhub.api.block.BlockName;
import org.labhub.itests.bench.Demo.Account;
import org.labhub.itests.hub.Await;
import org.labhub.itests.hub.Distribution;

/**
 * Watches the demo for a while in a browser and in the shell: whether its rates are right, every frame is accounted for, and the
 * hub holds no more of the machine afterwards than before.
 */
public final class DemoWatch {

    private static final Duration WARM = Duration.ofSeconds(30);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
    private static final Duration STILL = Duration.ofSeconds(30);
    private static final double TOLERANCE = 0.05;

    private final Demo demo;
    private final PrintStream out;
    private final List<String> wrong = new ArrayList<>();

    DemoWatch(Demo demo, PrintStream out) {
        this.demo = demo;
        this.out = out;
    }

    /** Takes the minutes, the folder of the sources, and the distribution's. Ends with 1 if something was wrong. */
    public static void main(String[] args) throws Exception {
        System.setProperty("labhub.distribution", args[2]);
        Path folder = Files.createTempDirectory("demo");
        List<String> wrong;
        try (Demo demo = Demo.start(folder, Path.of(args[1]))) {
            DemoWatch watch = new DemoWatch(demo, System.out);
            watch.watch(WARM);
            wrong = watch.watchLong(Duration.ofMinutes(Long.parseLong(args[0])));
        }
        Distribution.remove(folder);
        System.out.println(wrong.isEmpty() ? "Nothing was wrong." : "Wrong: " + String.join("; ", wrong));
        System.exit(wrong.isEmpty() ? 0 : 1);
    }

    /** Rates and everything that could grow, too: needs a hub that is warm, and a machine that is not busy. */
    List<String> watchLong(Duration time) throws IOException {
        Footprint before = Footprint.of(demo.pid());
        out.println("before: " + before);
        Map<BlockName, Long> frames = frames();
        long start = System.nanoTime();
        watch(time);
        double seconds = (double) (System.nanoTime() - start) / TimeUnit.SECONDS.toNanos(1);
        rates(frames, frames(), seconds);
        Footprint after = Footprint.of(demo.pid());
        out.println("after:  " + after);
        wrong.addAll(after.growth(before));
        return wrong;
    }

    /** Looks again and again at the ledger in the shell and at the page. */
    List<String> watch(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        String page = "";
        do {
            LockSupport.parkNanos(Math.min(LOOK_EVERY.toNanos(), time.toNanos() / 3));
            Demo.READERS.forEach(this::lookAtLedger);
            page = lookAtPage(page);
        } while (System.nanoTime() < end);
        Demo.READERS.forEach(reader -> out.println("ledger of " + demo.account(reader)));
        return wrong;
    }

    private void lookAtLedger(String reader) {
        Account account = demo.account(reader);
        if (!account.isExact()) {
            wrong.add("not exact: " + account);
        }
    }

    private String lookAtPage(String before) {
        if (!Await.comes(STILL, () -> !demo.page().equals(before))) {
            wrong.add("the page stands still: " + before);
        }
        String now = demo.page();
        demo.complaints().forEach(complaint -> wrong.add("the browser: " + complaint));
        return now;
    }

    private Map<BlockName, Long> frames() {
        Map<BlockName, Long> frames = new HashMap<>();
        Demo.HERTZ.keySet().forEach(channel -> frames.put(channel, demo.committed(channel)));
        return frames;
    }

    private void rates(Map<BlockName, Long> before, Map<BlockName, Long> after, double seconds) {
        Demo.HERTZ.forEach((channel, hertz) -> {
            double rate = (after.getOrDefault(channel, 0L) - before.getOrDefault(channel, 0L)) / seconds;
            out.printf("%s: %.2f frames a second of %d, over %.0f s%n", channel, rate, hertz, seconds);
            if (Math.abs(rate - hertz) > TOLERANCE * hertz) {
                wrong.add("%s has %.2f frames a second, not %d".formatted(channel, rate, hertz));
            }
        });
    }
}

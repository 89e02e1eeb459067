package org.labhub.itests.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.labhub.api.block.BlockName;
import org.labhub.api.block.BlockObserver;
import org.labhub.api.block.BlockRefused;
import org.labhub.driver.scope.internal.ScopeInstrument;
import org.labhub.driver.sine.internal.SineInstrument;
import org.labhub.driver.thermometer.internal.ThermometerInstrument;
import org.labhub.itests.browser.Browser;
import org.labhub.itests.hub.Await;
import org.labhub.itests.hub.HubCommand;
import org.labhub.itests.hub.HubTerminal;
import org.labhub.itests.plugins.SineJar;
import org.labhub.listener.csv.internal.CsvWriter;
import org.labhub.listener.peak.internal.PeakMeter;
import org.labhub.processor.spectrum.internal.SpectrumProcessor;
import org.labhub.schema.Schemas;
import org.labhub.shm.MappedBlocks;

/** The demo that {@code ./dev run} starts, with somebody at its shell and somebody at its console. */
final class Demo implements AutoCloseable {

    /** The channels of the demo, and how many frames a second each has. */
    static final Map<BlockName, Integer> HERTZ = Map.of(
            new BlockName("demo.sine"), 100,
            new BlockName("bench.scope"), 100,
            new BlockName("bench.spectrum"), 100,
            new BlockName("bench.temperature"), 10);

    /** Who reads. */
    static final List<String> READERS = List.of("SpectrumProcessor", "notebook", "PeakMeter");

    private static final List<Class<?>> PLUGINS = List.of(
            SineInstrument.class,
            ScopeInstrument.class,
            ThermometerInstrument.class,
            PeakMeter.class,
            CsvWriter.class,
            SpectrumProcessor.class);
    private static final Path SITE = Path.of("distribution/src/main/bench/conf/bench.json");
    private static final String PASSWORD = "eleven quiet otters";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern LEDGER =
            Pattern.compile("produced (\\d+) = delivered (\\d+) \\+ skipped (\\d+) \\+ gaps (\\d+)"
                    + " \\+ corrupt (\\d+) \\+ in flight (\\d+)");

    private final HubTerminal shell;
    private final Browser browser;
    private final MappedBlocks blocks;

    private Demo(HubTerminal shell, Browser browser, MappedBlocks blocks) {
        this.shell = shell;
        this.browser = browser;
        this.blocks = blocks;
    }

    /** Starts it on a site in this folder, of the sources in that one. */
    static Demo start(Path folder, Path sources) throws IOException, InterruptedException {
        Path base = Files.createDirectories(folder.resolve("site"));
        String site = Files.readString(sources.resolve(SITE)).replace(".dev/site", base.toString());
        Files.writeString(Files.createDirectories(base.resolve("conf")).resolve("bench.json"), site);
        Path deploy = Files.createDirectories(base.resolve("deploy"));
        for (Class<?> plugin : PLUGINS) {
            Files.copy(SineJar.of(plugin), deploy.resolve(plugin.getSimpleName() + ".jar"));
        }
        HubCommand.type(PASSWORD + "\n", "passwd", "--base", base.toString(), "--stdin");
        Path blocks = folder.resolve("blocks");
        HubTerminal shell = HubTerminal.open(
                base, Map.of("LABHUB_BLOCKS", blocks.toString(), "JAVA_OPTS", "-Xms128m -Xmx128m -XX:+AlwaysPreTouch"));
        Demo demo = new Demo(shell, Browser.open(folder), MappedBlocks.in(blocks, "watch", "watch", Schemas.parser()));
        demo.awaitAll();
        demo.openChannels();
        return demo;
    }

    private void awaitAll() {
        Await.until(
                PATIENCE,
                () -> HERTZ.keySet().stream().allMatch(channel -> committed(channel) > 1),
                () -> shell.ask("labhub:instruments"));
        READERS.forEach(reader -> shell.ask(
                "labhub:instrument " + reader, page -> LEDGER.matcher(page).find()));
    }

    private void openChannels() {
        browser.go(shell.address("/system/console/channels"));
        browser.type("#password", PASSWORD + "\uE007");
        browser.await("[data-channel='bench.scope']");
    }

    /** Its process. */
    long pid() {
        return shell.hubPid();
    }

    /** Frames so far, or 0 while the channel is not there. */
    long committed(BlockName channel) {
        try (BlockObserver block = blocks.observe(channel)) {
            return block.committed();
        } catch (BlockRefused notYet) {
            return 0;
        }
    }

    /** What the shell says that became of every frame that somebody reads. */
    Account account(String reader) {
        String page = shell.ask("labhub:instrument " + reader);
        Matcher found = LEDGER.matcher(page);
        if (!found.find()) {
            throw new AssertionError("no ledger of " + reader + " in " + page);
        }
        return new Account(
                reader,
                number(found, 1),
                number(found, 2),
                number(found, 3) + number(found, 4) + number(found, 5),
                number(found, 6));
    }

    private static long number(Matcher found, int group) {
        return Long.parseLong(found.group(group));
    }

    /**
     * A line of the ledger.
     *
     * @param reader whose
     * @param produced since it joined
     * @param delivered to it
     * @param lost skipped, overwritten or corrupt
     * @param inFlight not yet delivered
     */
    record Account(String reader, long produced, long delivered, long lost, long inFlight) {

        boolean isExact() {
            return produced == delivered + lost + inFlight;
        }
    }

    /** What a person reads on the page of channels. */
    String page() {
        return browser.textOf("main");
    }

    /** What the browser complained about since it was last asked. */
    List<String> complaints() {
        return browser.complaints();
    }

    @Override
    public void close() {
        browser.close();
        blocks.close();
        shell.close();
    }
}

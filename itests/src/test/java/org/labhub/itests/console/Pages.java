package org.labhub.itests.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.labhub.api.block.BlockName;
import org.labhub.driver.scope.internal.ScopeInstrument;
import org.labhub.itests.browser.Browser;
import org.labhub.itests.hub.Await;
import org.labhub.itests.hub.HubCommand;
import org.labhub.itests.plugins.SineBench;

/** A hub with a simulated bench, and a person who is logged in to its console. */
public final class Pages implements AutoCloseable {

    public static final String SINE = "test.sine";
    public static final String SCOPE = "bench.scope";

    /** Every page of LabHub's own. */
    static final List<String> ALL = List.of(
            "/bench",
            "/channels",
            "/channels/" + SINE,
            "/channels/" + SCOPE,
            "/recovery",
            "/recovery?block=" + SINE + "&remedy=recover",
            "/schemas",
            "/schemas?id=lab.sine+1.0.0",
            "/trust",
            "/health",
            "/deployed",
            "/settings");

    /** The thermometer waits for its bundle. */
    private static final String CONFIGURATION = """
            "org.labhub.driver.scope~scope": { "faults": [] },
              "org.labhub.driver.thermometer~room": { "faults": [] }""";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ENTER = "\uE007";

    public final SineBench bench;
    public final Browser browser;
    final String password;
    private final Path folder;

    private Pages(Path folder, String password, SineBench bench, Browser browser) {
        this.folder = folder;
        this.password = password;
        this.bench = bench;
        this.browser = browser;
    }

    /** Starts both; it takes some seconds. */
    public static Pages start() {
        try {
            Path folder = Files.createTempDirectory("pages");
            Path base = Files.createDirectories(folder.resolve("base"));
            String password = newPassword(base);
            SineBench bench = SineBench.with(base, CONFIGURATION);
            bench.dropDriver();
            bench.dropListener();
            bench.drop(ScopeInstrument.class, "scope.jar");
            Pages pages = new Pages(folder, password, bench, Browser.open(folder));
            pages.logIn();
            bench.awaitFrames(1);
            bench.until(() -> bench.committed(new BlockName(SCOPE)) > 0 && bench.isReadBy("peak"));
            return pages;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String newPassword(Path base) throws IOException {
        try {
            return HubCommand.run("passwd", "--base", base.toString(), "--generate")
                    .text()
                    .lines()
                    .filter(line -> line.matches("([a-z2-9]{7}-){3}[a-z2-9]{7}"))
                    .findFirst()
                    .orElseThrow();
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    /** Somebody who has logged in as well, without a browser. */
    public Visitor visitor() {
        Visitor visitor = new Visitor(bench.hub.address("/"));
        visitor.typePatiently(password);
        return visitor;
    }

    void logIn() {
        browser.go(address("/channels"));
        browser.type("#password", password + ENTER);
        browser.awaitPage("/channels");
    }

    URI address(String page) {
        return bench.hub.address("/system/console" + page);
    }

    /** Goes to a page as a person at a desk does. */
    public Browser open(String page) {
        browser.becomeDesk();
        browser.go(address(page));
        return browser;
    }

    /** Goes to the page of the sine's channel, and waits for its plot. */
    void openSine() {
        open("/channels/" + SINE);
        until("document.getElementById('time-plot')?.plotted?.().x.length > 100");
    }

    /** Presses a button that asks whether one means it: twice, and again if a press came too late to be asked or to mean it. */
    void pressSurely(String button, Consumer<String> press) {
        String asks = "document.querySelector(\"" + button + "\")?.innerText === 'Press again to confirm'";
        until(
                () -> {
                    press.accept(button);
                    return isTrue(asks);
                },
                "asks whether one means it");
        do {
            press.accept(button);
        } while (isTrue(asks));
    }

    /** Waits until a script in the page answers true. */
    public void until(String script) {
        until(() -> isTrue(script), script);
    }

    private boolean isTrue(String script) {
        return browser.read("return Boolean(" + script + ")").toString().equals("true");
    }

    /** Waits for a condition; fails with these words. */
    public void until(BooleanSupplier condition, String words) {
        Await.until(PATIENCE, condition, () -> words + " at " + browser.at());
    }

    @Override
    public void close() throws IOException {
        browser.close();
        bench.close();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}

package org.labhub.itests.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.labhub.api.block.BlockName;
import org.labhub.api.block.ConsumerSpec;
import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.frame.FrameInfo;
import org.labhub.api.frame.FrameType;
import org.labhub.itests.bench.LatenessOf.Late;
import org.labhub.itests.deploy.DroppedBundle;
import org.labhub.itests.hub.Await;
import org.labhub.itests.hub.HubProcess;
import org.labhub.itests.plugins.BadInstruments;
import org.labhub.itests.plugins.SineJar;
import org.labhub.schema.Schemas;
import org.labhub.shm.MappedBlocks;

/**
 * What others in a running hub notice of a plug-in that is badly written: bundles of each kind are dropped into it, while a
 * generator of a thousand frames a second is listened to.
 */
final class HubNeighbours {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int BEFORE = 3;
    private static final int DURING = 5;
    private static final FrameType<Late> LATE = Schemas.frameTypes().of(Late.class);
    private static final BlockName LATENESS = new BlockName("bench.late");
    private static final String CONFIGURATION = """
            {":configurator:resource-version": 1,
            ":configurator:symbolic-name": "org.labhub.bench",
            ":configurator:version": "1.0.0",
            "org.labhub.shm": {"folder": "%s"},
            "org.labhub.host": {"callMillis:Long": 400, "connectMillis:Long": 400, "graceMillis:Long": 100, "failures:Integer": 3,
              "pauseMillis:Long": 10},
            "org.labhub.driver.sine~good": {"channel": "bench.good", "rate:Double": 1000}}
            """;
    private static final String COMPONENT = """
            <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.4.0" name="%s" activate="activate" deactivate="deactivate">
              <implementation class="org.labhub.itests.bench.BadPlugin"/>
              <property name="kind" value="%s"/>
              <service><provide interface="org.labhub.api.instrument.Instrument"/></service>
            </scr:component>""";
    private static final String PROCESSOR = """
            <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.4.0" name="lateness">
              <implementation class="org.labhub.itests.bench.LatenessOf"/>
              <property name="processes.from" value="bench.good"/>
              <property name="processes.to" value="bench.late"/>
              <service><provide interface="org.labhub.api.instrument.ChannelProcessor"/></service>
            </scr:component>""";

    private final Path base;
    private final HubProcess hub;
    private final Consumer<Late> late;

    private HubNeighbours(Path base, HubProcess hub, Consumer<Late> late) {
        this.base = base;
        this.hub = hub;
        this.late = late;
    }

    /** Prints a line for each kind. */
    static void measure(Path base) throws IOException {
        Path deploy = Files.createDirectories(base.resolve("deploy"));
        Path local = Files.createDirectories(base.resolve("conf/local"));
        Files.writeString(local.resolve("configuration.json"), CONFIGURATION.formatted(base.resolve("blocks")));
        SineJar.copyTo(deploy);
        Files.write(deploy.resolve("lateness.jar"), lateness());
        try (HubProcess hub = HubProcess.start(base);
                MappedBlocks blocks = MappedBlocks.in(base.resolve("blocks"), "bench", "bench", Schemas.parser())) {
            Await.until(PATIENCE, () -> blocks.names().contains(LATENESS), hub::output);
            Consumer<Late> late = blocks.attach(
                            LATENESS, new ConsumerSpec("bench", ReadPolicy.BEST_EFFORT, event -> {}))
                    .as(LATE);
            HubNeighbours neighbours = new HubNeighbours(base, hub, late);
            neighbours.next(BEFORE);
            for (String kind : BadInstruments.KINDS) {
                neighbours.beside(kind);
            }
            neighbours.beside("constructor");
        }
    }

    private void beside(String kind) throws IOException {
        Late before = next(BEFORE);
        Path jar = base.resolve("deploy/bad-" + kind + ".jar");
        Files.move(Files.write(base.resolve("half"), bad(kind)), jar, StandardCopyOption.ATOMIC_MOVE);
        Late during = next(DURING);
        System.out.printf(
                "in a running hub, beside one that %-16s others' frames after µs: p50 %.0f, was %.0f; p99 %.0f, was %.0f; most %.0f,"
                        + " was %.0f; %s%n",
                kind + ":",
                during.median(),
                before.median(),
                during.p99(),
                before.p99(),
                during.most(),
                before.most(),
                said(kind));
        Files.delete(jar);
        next(2);
    }

    /** The worst of the next seconds, each of which is a thousand frames. */
    private Late next(int seconds) {
        List<Late> heard = new ArrayList<>();
        while (late.tryNextFrame().isPresent()) {
            // what came before does not count
        }
        while (heard.size() < seconds) {
            late.await(Duration.ofMillis(100));
            late.poll((Late frame, FrameInfo info) -> heard.add(frame), 1);
        }
        return heard.stream()
                .reduce((one, other) -> new Late(
                        Math.max(one.median(), other.median()),
                        Math.max(one.p99(), other.p99()),
                        Math.max(one.most(), other.most())))
                .orElseThrow();
    }

    /** What the hub's log said of it at last. */
    private String said(String kind) throws IOException {
        return Files.readAllLines(base.resolve("data/log/labhub.log")).stream()
                .filter(line -> line.contains(" " + kind + " is "))
                .map(line -> line.substring(line.indexOf(kind + " is ")))
                .reduce((earlier, last) -> last)
                .orElseGet(() -> "nothing was said of it: " + hub.output());
    }

    private static DroppedBundle bundle(String name) {
        return new DroppedBundle("org.labhub.bench." + name, "1.0.0")
                .header("DynamicImport-Package", "org.labhub.api.*");
    }

    private static byte[] lateness() throws IOException {
        return bundle("lateness")
                .component(PROCESSOR)
                .type(LatenessOf.class)
                .type(LatenessOf.Reading.class)
                .type(LatenessOf.Late.class)
                .bytes();
    }

    private static byte[] bad(String kind) throws IOException {
        DroppedBundle bundle =
                bundle(kind).component(COMPONENT.formatted(kind, kind)).type(BadPlugin.class);
        for (Class<?> type : BadInstruments.class.getNestMembers()) {
            bundle.type(type);
        }
        return bundle.bytes();
    }
}

package org.labhub.itests.plugins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.labhub.api.block.BlockName;
import org.labhub.api.block.BlockObserver;
import org.labhub.api.block.BlockRefused;
import org.labhub.api.frame.FrameType;
import org.labhub.api.schema.Schema;
import org.labhub.api.schema.Unit;
import org.labhub.driver.sine.internal.SineInstrument;
import org.labhub.itests.hub.Await;
import org.labhub.itests.hub.HubProcess;
import org.labhub.listener.peak.internal.PeakMeter;
import org.labhub.schema.Schemas;
import org.labhub.shm.MappedBlocks;

/** A hub with a sine generator configured, and this process beside it as another one that looks into its blocks. */
final class SineBench implements AutoCloseable {

    /** The generator's frames, as this process reads them. */
    @Schema(id = "lab.sine", version = "1.0.0")
    record Reading(@Unit("V") double volts) {}

    static final BlockName CHANNEL = new BlockName("test.sine");
    static final FrameType<Reading> READINGS = Schemas.frameTypes().of(Reading.class);

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String CONFIGURATION = """
            {
              ":configurator:resource-version": 1,
              ":configurator:symbolic-name": "org.labhub.test",
              ":configurator:version": "1.0.0",
              "org.labhub.broker": { "lingering.millis:Long": 60000 },
              "org.labhub.shm": { "folder": "%s" },
              "org.labhub.driver.sine~test": { "channel": "test.sine", "rate:Double": 200.0 },
              "org.labhub.listener.peak": { "listens.to": "test.sine" }
            }
            """;

    final HubProcess hub;
    final MappedBlocks blocks;
    private final Path deploy;

    SineBench(Path base) throws IOException {
        this(base, "tcp://127.0.0.1:*");
    }

    SineBench(Path base, String broker) throws IOException {
        Path folder = base.resolve("blocks");
        deploy = Files.createDirectories(base.resolve("deploy"));
        Path local = Files.createDirectories(base.resolve("conf/local"));
        Files.writeString(local.resolve("configuration.json"), CONFIGURATION.formatted(folder));
        hub = HubProcess.startWithBrokerAt(broker, base);
        blocks = MappedBlocks.in(folder, "hub", "test", Schemas.parser());
    }

    void dropDriver() throws IOException {
        drop(SineInstrument.class, "sine.jar");
    }

    void dropListener() throws IOException {
        drop(PeakMeter.class, "peak.jar");
    }

    void removeDriver() throws IOException {
        Files.delete(deploy.resolve("sine.jar"));
    }

    /** As a careful person does it: under another name first. */
    private void drop(Class<?> plugin, String name) throws IOException {
        Path arriving = Files.copy(SineJar.of(plugin), deploy.resolve("." + name));
        Files.setLastModifiedTime(arriving, FileTime.fromMillis(System.currentTimeMillis()));
        Files.move(arriving, deploy.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }

    /** Looks at the channel, which may not be there yet. */
    Optional<BlockObserver> channel() {
        try {
            return Optional.of(blocks.observe(CHANNEL));
        } catch (BlockRefused notYet) {
            return Optional.empty();
        }
    }

    void awaitFrames(long frames) {
        until(() -> channel().filter(block -> block.committed() >= frames).isPresent());
    }

    void until(BooleanSupplier condition) {
        Await.until(PATIENCE, condition, hub::output);
    }

    @Override
    public void close() {
        hub.close();
        blocks.close();
    }
}

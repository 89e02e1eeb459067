package org.labhub.itests.plugins;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
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
public final class SineBench implements AutoCloseable {

    /** The generator's frames, as this process reads them. */
    @Schema(id = "lab.sine", version = "1.0.0")
    record Reading(@Unit("V") double volts) {}

    public static final BlockName CHANNEL = new BlockName("test.sine");
    static final FrameType<Reading> READINGS = Schemas.frameTypes().of(Reading.class);

    private static final String ANY = "tcp://127.0.0.1:*";
    private static final Duration PATIENCE = Duration.ofSeconds(90);
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

    public final HubProcess hub;
    public final MappedBlocks blocks;
    private final Path base;
    private final Path deploy;

    /** With a broker on a free port. */
    public SineBench(Path base) throws IOException {
        this(base, ANY);
    }

    SineBench(Path base, String broker) throws IOException {
        this(base, broker, CONFIGURATION);
    }

    private SineBench(Path base, String broker, String configuration) throws IOException {
        this.base = base;
        Path folder = base.resolve("blocks");
        deploy = Files.createDirectories(base.resolve("deploy"));
        Path local = Files.createDirectories(base.resolve("conf/local"));
        Files.writeString(local.resolve("configuration.json"), configuration.formatted(folder));
        HubProcess.lookIntoDeployOften(base);
        hub = HubProcess.startWithBrokerAt(broker, base);
        blocks = MappedBlocks.in(folder, "hub", "test", Schemas.parser());
    }

    /** With another configuration beside its own. */
    public static SineBench with(Path base, String configuration) throws IOException {
        return new SineBench(base, ANY, and(configuration));
    }

    /** The same, where all blocks together may take so many MiB. */
    public static SineBench within(Path base, int mebibytes, String configuration) throws IOException {
        return new SineBench(
                base,
                ANY,
                and(configuration)
                        .replace("\"folder\": \"%s\"", "\"folder\": \"%s\", \"limit.mib:Integer\": " + mebibytes));
    }

    private static String and(String configuration) {
        return CONFIGURATION.replace(
                "\"org.labhub.listener.peak\"", configuration + ",\n  \"org.labhub.listener.peak\"");
    }

    /** The folder of its site. */
    public Path base() {
        return base;
    }

    /** How many frames a channel has had, or 0 if it is not there. */
    public long committed(BlockName channel) {
        try (BlockObserver block = blocks.observe(channel)) {
            return block.committed();
        } catch (BlockRefused notYet) {
            return 0;
        }
    }

    /** Whether somebody of this name reads the generator's frames. */
    public boolean isReadBy(String name) {
        try (BlockObserver block = blocks.observe(CHANNEL)) {
            return block.consumers().stream()
                    .anyMatch(reader -> reader.holder().name().equals(name));
        } catch (BlockRefused notYet) {
            return false;
        }
    }

    /** Ten times as many frames, and room for all of them until a slow reader comes to them. */
    static SineBench underLoad(Path base) throws IOException {
        String loaded = CONFIGURATION
                .replace("200.0", "2000.0")
                .replace(
                        "\"org.labhub.listener.peak\"",
                        "\"org.labhub.channel~test.sine\": { \"capacity:Integer\": 65536 },\n"
                                + "  \"org.labhub.listener.peak\"");
        return new SineBench(base, ANY, loaded);
    }

    /** Puts the generator into deploy. */
    public void dropDriver() throws IOException {
        drop(SineInstrument.class, "sine.jar");
    }

    /** Puts the listener into deploy. */
    public void dropListener() throws IOException {
        drop(PeakMeter.class, "peak.jar");
    }

    /** Takes the generator out of deploy. */
    public void removeDriver() throws IOException {
        Files.delete(deploy.resolve("sine.jar"));
    }

    /** Takes everything out of deploy and waits until no channel is left. */
    void clear() {
        try (Stream<Path> jars = Files.list(deploy)) {
            for (Path jar : jars.toList()) {
                Files.delete(jar);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        until(() -> blocks.names().isEmpty());
    }

    /** An update that went wrong: the bundle is there, its instrument is not. */
    void dropDriverWithoutItsComponent() throws IOException {
        Path arriving = deploy.resolve(".sine.jar");
        SineJar.withoutComponent(SineJar.of(SineInstrument.class), arriving);
        arrive(arriving, "sine.jar");
    }

    /** As a careful person does it: under another name first. */
    public void drop(Class<?> plugin, String name) throws IOException {
        drop(SineJar.of(plugin), name);
    }

    void drop(Path jar, String name) throws IOException {
        arrive(Files.copy(jar, deploy.resolve("." + name)), name);
    }

    /** In one step: a file that is away for a moment is a bundle that is uninstalled. */
    private void arrive(Path arriving, String name) throws IOException {
        Files.setLastModifiedTime(arriving, FileTime.fromMillis(System.currentTimeMillis()));
        Files.move(arriving, deploy.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Looks at the channel, which may not be there yet. */
    Optional<BlockObserver> channel() {
        try {
            return Optional.of(blocks.observe(CHANNEL));
        } catch (BlockRefused notYet) {
            return Optional.empty();
        }
    }

    /** Waits until the channel has had so many. */
    public void awaitFrames(long frames) {
        until(() -> channel().filter(block -> block.committed() >= frames).isPresent());
    }

    /** Waits for a condition; fails with what the hub said. */
    public void until(BooleanSupplier condition) {
        Await.until(PATIENCE, condition, hub::output);
    }

    @Override
    public void close() {
        hub.close();
        blocks.close();
    }
}

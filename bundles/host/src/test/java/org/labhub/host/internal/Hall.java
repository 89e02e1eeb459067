package org.labhub.host.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.labhub.api.block.BlockName;
import org.labhub.api.block.ConsumerSpec;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.channel.SlotConsumer;
import org.labhub.api.schema.RegisteredSchema;
import org.labhub.api.schema.SchemaHash;
import org.labhub.api.schema.SchemaInfo;
import org.labhub.api.schema.SchemaProblem;
import org.labhub.api.schema.SchemaRegistry;
import org.labhub.api.schema.SchemaVersion;
import org.labhub.host.internal.broker.Membership;
import org.labhub.host.internal.channels.ChannelSchemas;
import org.labhub.host.internal.channels.OwnChannels;
import org.labhub.host.internal.life.Patience;
import org.labhub.host.internal.life.PluginLife;
import org.labhub.host.internal.life.Session;
import org.labhub.host.internal.life.Watchman;
import org.labhub.host.internal.steps.Steps;
import org.labhub.host.internal.steps.Trail;
import org.labhub.schema.Schemas;
import org.labhub.shm.MappedBlocks;

/** What plug-ins need to be run in a test: real blocks in a folder of the test, short deadlines, a watchman. */
public final class Hall implements AutoCloseable {

    /** Short, and quarantine after three failures. */
    public static final Patience SHORT = new Patience(
            Duration.ofMillis(200),
            Duration.ofMillis(400),
            Duration.ofMillis(200),
            Duration.ofMinutes(1),
            3,
            Duration.ofMillis(5));

    /** Short, but who hangs is given so long to end that a test sees how it stands then. */
    public static final Patience LENIENT = new Patience(
            Duration.ofMillis(200),
            Duration.ofMillis(400),
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            3,
            Duration.ofMillis(5));

    /** For what is not about deadlines. */
    public static final Patience LONG = new Patience(
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            3,
            Duration.ofMillis(5));

    /** After a failure it pauses for so long that a test sees how it stands then. */
    public static final Patience PAUSING = new Patience(
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            3,
            Duration.ofMinutes(1));

    private static final Duration PATIENCE = Duration.ofSeconds(50);

    public final MappedBlocks blocks;
    private final Watchman watchman = Watchman.start();

    public Hall(Path folder) {
        blocks = MappedBlocks.in(folder.resolve("blocks"), "hub", "test", Schemas.parser());
    }

    public OwnChannels channels(String owner) {
        return channels(owner, new Trail(new Steps()));
    }

    public OwnChannels channels(String owner, Trail trail) {
        return new OwnChannels(
                blocks,
                Schemas.frameTypes(),
                new ChannelSchemas(new AnySchema()),
                (channel, wishes) -> wishes,
                owner,
                Membership.NONE,
                trail);
    }

    public PluginLife life(Session session, Patience patience) {
        PluginLife life = new PluginLife("fake", "instrument", session, patience, () -> channels("fake"));
        watchman.watch(life);
        return life;
    }

    public SlotConsumer attach(String channel, ReadPolicy policy) {
        return blocks.attach(new BlockName(channel), new ConsumerSpec("test", policy, event -> {}));
    }

    public static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + PATIENCE);
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Override
    public void close() {
        watchman.close();
        blocks.close();
    }

    /** Knows every schema. */
    public static class AnySchema implements SchemaRegistry {

        @Override
        public RegisteredSchema register(SchemaInfo schema, String producer) {
            return new RegisteredSchema(schema, List.of());
        }

        @Override
        public void withdraw(String producer) {
            // nobody asks
        }

        @Override
        public Optional<RegisteredSchema> find(String id, SchemaVersion version) {
            return Optional.empty();
        }

        @Override
        public List<RegisteredSchema> find(SchemaHash hash) {
            return List.of();
        }

        @Override
        public List<RegisteredSchema> schemas() {
            return List.of();
        }

        @Override
        public List<SchemaProblem> problems() {
            return List.of();
        }
    }
}

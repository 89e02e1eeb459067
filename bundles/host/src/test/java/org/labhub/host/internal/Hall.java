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

    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final Duration A_MOMENT = Duration.ofMillis(200);

    /** Short, and quarantine after three failures. */
    public static final Patience SHORT = quick(A_MOMENT);

    /** Short, but who hangs is given so long to end that a test sees how it stands then. */
    public static final Patience LENIENT = quick(A_MINUTE);

    /** For what is not about deadlines. */
    public static final Patience LONG = slow(A_MINUTE, Duration.ofMillis(5));

    /** Calls may last, but who is to end is not waited for any longer than anybody. */
    public static final Patience GRACELESS = slow(Duration.ofMillis(1), Duration.ofMillis(5));

    /** After a failure it pauses for so long that a test sees how it stands then. */
    public static final Patience PAUSING = slow(A_MINUTE, A_MINUTE);

    private static final Duration PATIENCE = Duration.ofSeconds(50);

    public final MappedBlocks blocks;
    private final Watchman watchman = Watchman.start();

    public Hall(Path folder) {
        blocks = MappedBlocks.in(folder.resolve("blocks"), "hub", "test", Schemas.parser());
    }

    /** Calls are soon overdue; who hangs is given so long to end. */
    private static Patience quick(Duration grace) {
        return new Patience(A_MOMENT, A_MOMENT.multipliedBy(2), grace, A_MINUTE, 3, Duration.ofMillis(5));
    }

    /** Calls may last; who is to end is given so long, and a failure is followed by such a pause. */
    private static Patience slow(Duration grace, Duration pause) {
        return new Patience(A_MINUTE, A_MINUTE, grace, A_MINUTE, 3, pause);
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

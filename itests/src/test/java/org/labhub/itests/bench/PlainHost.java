package org.labhub.itests.bench;

import java.nio.file.Path;
import java.time.Duration;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.instrument.Pace;
import org.labhub.host.internal.PluginService;
import org.labhub.host.internal.broker.Membership;
import org.labhub.host.internal.channels.ChannelSchemas;
import org.labhub.host.internal.channels.OwnChannels;
import org.labhub.host.internal.feed.Feed;
import org.labhub.host.internal.life.Patience;
import org.labhub.host.internal.life.PluginLife;
import org.labhub.host.internal.life.Session;
import org.labhub.host.internal.life.Watchman;
import org.labhub.host.internal.pace.Pacemaker;
import org.labhub.host.internal.pace.Pacing;
import org.labhub.host.internal.steps.Steps;
import org.labhub.host.internal.steps.Trail;
import org.labhub.schema.Schemas;
import org.labhub.shm.MappedBlocks;

/** The threads, deadlines and ends that a hub gives its plug-ins, on a plain class path. */
final class PlainHost implements AutoCloseable {

    /** For those who may be as slow as the machine. */
    static final Patience LONG = new Patience(
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            Duration.ofMillis(100),
            Duration.ofMinutes(1),
            3,
            Duration.ofMillis(10));

    /** For those who hang. */
    static final Patience SHORT = new Patience(
            Duration.ofMillis(400),
            Duration.ofMillis(400),
            Duration.ofMillis(100),
            Duration.ofMinutes(1),
            3,
            Duration.ofMillis(10));

    final MappedBlocks blocks;
    private final ChannelSchemas schemas;
    private final Watchman watchman = Watchman.start();

    PlainHost(Path folder) {
        blocks = MappedBlocks.in(folder.resolve("blocks"), "bench", "bench", Schemas.parser());
        schemas = new ChannelSchemas(Schemas.registry(folder.resolve("schemas")));
    }

    OwnChannels channels(String owner) {
        return new OwnChannels(
                blocks,
                Schemas.frameTypes(),
                schemas,
                (channel, wishes) -> wishes,
                owner,
                Membership.NONE,
                new Trail(new Steps()));
    }

    /** A feed that sleeps until there is data. */
    Feed feed(String channel, ReadPolicy policy) {
        return new Feed(channel, policy, blocks, new Pacemaker(new Pacing(Pace.TRIGGERED, Duration.ZERO)), true);
    }

    PluginLife start(String name, Session session, Patience patience) {
        PluginLife life = new PluginLife(name, "plug-in", session, patience, () -> channels(name));
        watchman.watch(life);
        life.start();
        return life;
    }

    void end(PluginLife life) {
        life.close();
        watchman.forget(life);
    }

    @Override
    public void close() {
        watchman.close();
        blocks.close();
    }

    /**
     * A plug-in that is there already.
     *
     * @param it what is got
     */
    record There<S>(S it) implements PluginService<S> {

        @Override
        public S get() {
            return it;
        }

        @Override
        public void unget() {
            // it stays
        }
    }
}

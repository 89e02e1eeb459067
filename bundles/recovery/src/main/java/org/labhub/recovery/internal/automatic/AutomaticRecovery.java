package org.labhub.recovery.internal.automatic;

import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.labhub.api.block.BlockName;
import org.labhub.api.broker.BrokerEvent;
import org.labhub.api.broker.BrokerListener;
import org.labhub.api.channel.ChannelException;
import org.labhub.api.channel.Verdict;
import org.labhub.api.recovery.BlockHealth;
import org.labhub.api.recovery.ConsumerFacts;
import org.labhub.api.recovery.Recovery;
import org.labhub.api.recovery.RecoveryRounds;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/**
 * Looks at all blocks at an interval, and at one at once when the broker says that somebody there is gone. What the broker
 * says is only a reason to look: the verdict is the block's own, and where the two disagree, that is said.
 */
@Component(configurationPid = "org.labhub.recovery", immediate = true)
@Designate(ocd = AutomaticRecovery.Config.class)
public final class AutomaticRecovery implements BrokerListener, RecoveryRounds {

    /** What an operator may set. */
    @ObjectClassDefinition(
            name = "LabHub automatic recovery",
            description = "Whether the hub looks after its blocks by itself.")
    public @interface Config {

        /**
         * How far it goes.
         *
         * @return off, report or dead
         */
        @AttributeDefinition(
                description =
                        "off: does nothing. report: says what is wrong. dead: also gives back what the dead hold.",
                options = {@Option("off"), @Option("report"), @Option("dead")})
        String mode() default "report";

        /**
         * Between two looks.
         *
         * @return in seconds
         */
        @AttributeDefinition(
                name = "interval.seconds",
                description = "How long between two looks at all blocks.",
                min = "1",
                max = "3600")
        int interval_seconds() default 5;
    }

    private static final System.Logger LOG = System.getLogger(AutomaticRecovery.class.getName());

    private static final long PATIENCE_MILLIS = 5_000;

    private final Recovery recovery;
    private final Round round;
    private final Mode mode;
    private final int intervalSeconds;
    private volatile boolean stopped;
    private final BlockingQueue<Runnable> wanted = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(this::run, "labhub-recovery");

    /**
     * Begins to look.
     *
     * @param config how far it goes
     * @param recovery that looks and acts
     */
    @Activate
    public AutomaticRecovery(Config config, @Reference Recovery recovery) {
        this.recovery = recovery;
        mode = Mode.of(config.mode());
        round = new Round(recovery, mode);
        intervalSeconds = config.interval_seconds();
        thread.setDaemon(true);
        if (mode != Mode.OFF) {
            thread.start();
        }
    }

    /** Does what has come, and looks at all blocks whenever nothing has come for an interval. */
    private void run() {
        try {
            while (!stopped) {
                Runnable work = wanted.poll(intervalSeconds, TimeUnit.SECONDS);
                doQuietly(Optional.ofNullable(work).orElse(round::all));
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static void doQuietly(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException unforeseen) {
            LOG.log(Level.ERROR, "The blocks cannot be looked at: {0}", unforeseen.toString());
        }
    }

    @Override
    public void onEvent(BrokerEvent event) {
        if (mode == Mode.OFF) {
            return;
        }
        if (event instanceof BrokerEvent.ConsumerDied died) {
            wanted.add(() -> consumerDied(died));
        } else if (event instanceof BrokerEvent.ChannelClosed closed) {
            wanted.add(() -> round.one(new BlockName(closed.channel())));
        }
    }

    private void consumerDied(BrokerEvent.ConsumerDied died) {
        BlockName block = new BlockName(died.channel());
        try {
            recovery.glance(block).facts().consumers().stream()
                    .filter(consumer -> consumer.occupant().name().equals(died.name()))
                    .filter(consumer -> consumer.occupant().verdict() != Verdict.DEAD)
                    .forEach(consumer -> disagree(died, consumer));
        } catch (ChannelException gone) {
            return;
        }
        round.one(block);
    }

    private static void disagree(BrokerEvent.ConsumerDied died, ConsumerFacts consumer) {
        LOG.log(
                Level.WARNING,
                "{0}: the broker says that {1} is gone ({2}); in the block it is {3}, and that is what counts",
                died.channel(),
                died.name(),
                died.reason(),
                consumer.occupant());
    }

    @Override
    public long rounds() {
        return round.rounds();
    }

    @Override
    public Optional<Instant> last() {
        return round.last();
    }

    @Override
    public Map<BlockHealth, Long> findings() {
        return round.findings();
    }

    /** Looks no more. The thread is not interrupted, since that would close the files that it has open. */
    @Deactivate
    public void stop() {
        stopped = true;
        wanted.add(() -> {});
        try {
            thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

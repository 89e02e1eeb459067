package org.labhub.metrics.internal.source;

import static org.labhub.metrics.internal.family.Family.*;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.labhub.api.block.BlockMetrics;
import org.labhub.api.block.BlockName;
import org.labhub.api.block.BlockObserver;
import org.labhub.api.block.BlockRefused;
import org.labhub.api.block.Blocks;
import org.labhub.api.block.ConsumerStatus;
import org.labhub.api.channel.Verdict;
import org.labhub.metrics.internal.family.Sample;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the blocks count, each looked at from outside. */
@Component
public final class BlockSource implements Source {

    private final Blocks blocks;

    /** Looks at nothing yet. */
    @Activate
    public BlockSource(@Reference Blocks blocks) {
        this.blocks = blocks;
    }

    @Override
    public void read(Sample sample) {
        int unreadable = 0;
        for (BlockName name : blocks.names()) {
            try (BlockObserver block = blocks.observe(name)) {
                read(sample, name.text(), block);
            } catch (BlockRefused goneOrDamaged) {
                unreadable++;
            }
        }
        sample.put(BLOCKS_UNREADABLE, unreadable);
    }

    private static void read(Sample sample, String channel, BlockObserver block) {
        count(sample, channel, block.metrics());
        sample.put(BLOCK_GENERATION, block.info().generation(), channel);
        sample.put(BLOCK_SIZE, block.info().totalBytes(), channel);
        sample.put(BLOCK_SLOTS, block.info().channel().capacity(), channel);
        for (Verdict verdict : Verdict.values()) {
            boolean so =
                    block.writer().filter(writer -> writer.verdict() == verdict).isPresent();
            sample.put(BLOCK_WRITERS, so ? 1 : 0, channel, word(verdict));
        }
        long committed = block.committed();
        List<ConsumerStatus> consumers = block.consumers();
        consumers.forEach(consumer -> read(sample, channel, committed, consumer));
        for (Verdict verdict : Verdict.values()) {
            long many = consumers.stream()
                    .filter(consumer -> consumer.holder().verdict() == verdict)
                    .count();
            sample.put(CONSUMERS, many, channel, word(verdict));
        }
    }

    private static void count(Sample sample, String channel, BlockMetrics counted) {
        sample.put(BLOCK_FRAMES, counted.committed(), channel);
        sample.put(BLOCK_BYTES, counted.bytes(), channel);
        sample.put(BLOCK_ABORTED, counted.aborted(), channel);
        sample.put(BLOCK_CLAIM_TIMEOUTS, counted.claimsTimedOut(), channel, "reader");
        sample.put(BLOCK_CLAIM_TIMEOUTS, counted.claimsInUse(), channel, "slot");
        sample.put(BLOCK_BLOCKED, seconds(counted.blocked()), channel);
        sample.put(BLOCK_TAKEOVERS, counted.takeovers(), channel);
        sample.put(BLOCK_EVICTIONS, counted.evictions(), channel);
        sample.put(BLOCK_SCHEMA_REFUSALS, counted.schemaRefusals(), channel);
        sample.put(BLOCK_RECOVERIES, counted.recoveries(), channel);
    }

    private static void read(Sample sample, String channel, long committed, ConsumerStatus consumer) {
        String[] who = {channel, consumer.holder().name(), word(consumer.policy())};
        sample.put(CONSUMER_FRAMES, consumer.read(), who);
        sample.put(CONSUMER_LOST, consumer.lost(), who);
        sample.put(CONSUMER_SKIPPED, consumer.skipped(), who);
        sample.put(CONSUMER_CORRUPT, consumer.corrupt(), who);
        sample.put(CONSUMER_LAG, Math.max(0, committed - consumer.position()), who);
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }
}

package org.labhub.metrics.internal.health;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.labhub.api.block.BlockName;
import org.labhub.api.block.BlockObserver;
import org.labhub.api.block.BlockRefused;
import org.labhub.api.block.Blocks;
import org.labhub.api.block.ConsumerStatus;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * No consumer has lost a frame in the last minute. CRITICAL: one has read a frame whose checksum does not fit. WARN: frames were
 * overwritten before one came to them, which its policy allows and the instrument does not notice.
 */
@Component(
        property = {
            HealthCheck.NAME + "=No consumer loses frames",
            HealthCheck.TAGS + "=data",
            HealthCheck.TAGS + "=labhub",
            HealthCheck.ASYNC_INTERVAL_IN_SEC + "=5"
        })
public final class LossCheck implements HealthCheck {

    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    /** What a consumer had lost, and when that last grew. */
    private record Loss(long lost, Instant lostAt, long corrupt, Instant corruptAt) {

        Loss next(ConsumerStatus now, Instant when) {
            return new Loss(
                    now.lost(),
                    now.lost() > lost ? when : lostAt,
                    now.corrupt(),
                    now.corrupt() > corrupt ? when : corruptAt);
        }
    }

    private final Blocks blocks;
    private final InstantSource clock;
    private Map<String, Loss> seen = Map.of();

    /** Looks at nothing yet. */
    @Activate
    public LossCheck(@Reference Blocks blocks) {
        this(blocks, InstantSource.system());
    }

    LossCheck(Blocks blocks, InstantSource clock) {
        this.blocks = blocks;
        this.clock = clock;
    }

    @Override
    public synchronized Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        Map<String, Loss> now = new HashMap<>();
        for (BlockName name : blocks.names()) {
            try (BlockObserver block = blocks.observe(name)) {
                block.consumers().forEach(consumer -> judge(log, now, block, consumer));
            } catch (BlockRefused gone) {
                log.info("{} cannot be looked at", name);
            }
        }
        seen = now;
        log.info("{} consumers were looked at", now.size());
        return new Result(log);
    }

    private void judge(FormattingResultLog log, Map<String, Loss> now, BlockObserver block, ConsumerStatus consumer) {
        String who = consumer.holder() + " of " + block.info().name();
        String key = who + " " + block.info().instance();
        Instant when = clock.instant();
        Loss loss =
                seen.getOrDefault(key, new Loss(0, Instant.MIN, 0, Instant.MIN)).next(consumer, when);
        now.put(key, loss);
        Instant recently = when.minus(REMEMBERED);
        if (loss.corruptAt().isAfter(recently)) {
            log.critical("{} has read corrupt frames: {} in all. Look at labhub:blocks", who, loss.corrupt());
        }
        if (loss.lostAt().isAfter(recently)) {
            log.warn("{} loses frames: {} in all. It is too slow, or its ring too small", who, loss.lost());
        }
    }
}

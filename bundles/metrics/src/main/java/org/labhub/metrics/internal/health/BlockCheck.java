package org.labhub.metrics.internal.health;

import java.util.List;
import java.util.Optional;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.labhub.api.block.BlockName;
import org.labhub.api.block.BlockObserver;
import org.labhub.api.block.BlockRefused;
import org.labhub.api.block.Blocks;
import org.labhub.api.channel.Holder;
import org.labhub.api.channel.Verdict;
import org.labhub.api.recovery.BlockSummary;
import org.labhub.api.recovery.Recovery;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Nobody is held up in a block. CRITICAL: a block cannot be believed or read, or somebody is held up or reads bad data: a slot is
 * stuck, a dead process still holds something. WARN: a process stands still, which holds up nobody yet.
 */
@Component(
        property = {
            HealthCheck.NAME + "=Nobody is held up in a block",
            HealthCheck.TAGS + "=data",
            HealthCheck.TAGS + "=labhub",
            HealthCheck.ASYNC_INTERVAL_IN_SEC + "=5"
        })
public final class BlockCheck implements HealthCheck {

    private final Blocks blocks;
    private final Optional<Recovery> recovery;

    /** Looks at nothing yet; without a diagnosis at hand it goes by who writes and reads. */
    @Activate
    public BlockCheck(
            @Reference Blocks blocks, @Reference(policyOption = ReferencePolicyOption.GREEDY) List<Recovery> recovery) {
        this.blocks = blocks;
        this.recovery = recovery.stream().findFirst();
    }

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        recovery.ifPresentOrElse(
                diagnosis -> diagnosis.list().forEach(block -> judge(log, block)),
                () -> blocks.names().forEach(name -> look(log, name)));
        log.info("{} blocks", blocks.names().size());
        return new Result(log);
    }

    private static void judge(FormattingResultLog log, BlockSummary block) {
        switch (block.health()) {
            case HEALTHY -> log.info("{} is healthy", block.block());
            case NOTICE -> log.warn("{}: {}", block.block(), block.worst());
            case WRONG, BROKEN -> log.critical("{}: {}", block.block(), block.worst());
        }
    }

    private void look(FormattingResultLog log, BlockName name) {
        try (BlockObserver block = blocks.observe(name)) {
            block.writer().ifPresent(writer -> judge(log, "the writer of " + name, writer));
            block.consumers().forEach(reader -> judge(log, "a consumer of " + name, reader.holder()));
        } catch (BlockRefused why) {
            log.critical("{} cannot be read: {}", name, why.getMessage());
        }
    }

    private static void judge(FormattingResultLog log, String which, Holder holder) {
        if (holder.verdict() == Verdict.DEAD) {
            log.critical("{} is dead and has not been cleared: {}", which, holder);
        } else if (holder.verdict() == Verdict.STALLED) {
            log.warn("{} stands still: {}", which, holder);
        }
    }
}

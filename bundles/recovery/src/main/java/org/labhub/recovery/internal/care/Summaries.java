package org.labhub.recovery.internal.care;

import java.util.List;
import org.labhub.api.block.BlockName;
import org.labhub.api.channel.ChannelException;
import org.labhub.api.recovery.BlockFacts;
import org.labhub.api.recovery.BlockSummary;
import org.labhub.api.recovery.Diagnosis;
import org.labhub.api.recovery.Finding;
import org.labhub.recovery.internal.findings.Findings;
import org.labhub.shm.BlockCare;

/** Puts each block of a folder into one line. */
final class Summaries {

    private final Pace pace = new Pace();

    List<BlockSummary> of(BlockCare care) {
        return care.names().stream().flatMap(name -> of(care, name).stream()).toList();
    }

    private List<BlockSummary> of(BlockCare care, BlockName name) {
        try {
            return List.of(of(Findings.of(care.glance(name))));
        } catch (ChannelException gone) {
            return List.of();
        }
    }

    private BlockSummary of(Diagnosis diagnosis) {
        BlockFacts facts = diagnosis.facts();
        return new BlockSummary(
                facts.block(),
                facts.folder(),
                facts.bytes(),
                facts.slots().size(),
                facts.writer().holder().map(holder -> holder.verdict()),
                facts.writer().name(),
                facts.consumers().size(),
                facts.writer().committed(),
                pace.of(facts, System.nanoTime()),
                diagnosis.health(),
                diagnosis.findings().stream().findFirst().map(Finding::what).orElse(""));
    }
}

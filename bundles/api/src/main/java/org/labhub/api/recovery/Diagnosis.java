package org.labhub.api.recovery;

import java.util.Comparator;
import java.util.List;

/**
 * What is there, and what is wrong with it.
 *
 * @param facts as they were seen in one pass
 * @param findings the gravest first
 */
public record Diagnosis(BlockFacts facts, List<Finding> findings) {

    /**
     * Puts the gravest first.
     *
     * @param facts as they were seen in one pass
     * @param findings in any order
     */
    public Diagnosis {
        findings = findings.stream()
                .sorted(Comparator.comparing(Finding::health).reversed())
                .toList();
    }

    /**
     * How the block is.
     *
     * @return the worst of the findings
     */
    public BlockHealth health() {
        return findings.isEmpty() ? BlockHealth.HEALTHY : findings.get(0).health();
    }
}

package org.labhub.api.schema;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What came out when the schema that is offered was held against the one that is expected.
 *
 * @param offered by who writes
 * @param expected by who reads
 * @param verdict whether the reader may read
 * @param reason why not, beyond what the fields say; or empty
 * @param differences of the fields, in the order of the offered one
 */
public record SchemaComparison(
        SchemaInfo offered, SchemaInfo expected, Verdict verdict, String reason, List<FieldDifference> differences) {

    /** Whether a reader may read. */
    public enum Verdict {
        /** The layouts are equal. */
        SAME,
        /** What the reader expects lies where it expects it; there is more beside it. */
        COMPATIBLE,
        /** The reader would get wrong numbers. */
        REFUSED
    }

    /**
     * Takes a copy.
     *
     * @param offered by who writes
     * @param expected by who reads
     * @param verdict whether the reader may read
     * @param reason why not, beyond what the fields say
     * @param differences of the fields, in the order of the offered one
     */
    public SchemaComparison {
        differences = List.copyOf(differences);
    }

    /**
     * Whether the reader may read.
     *
     * @return false if it was refused
     */
    public boolean isCompatible() {
        return verdict != Verdict.REFUSED;
    }

    /**
     * What mends a refusal.
     *
     * @return a sentence for a person, or empty
     */
    public String remedy() {
        return isCompatible()
                ? ""
                : "Use " + offered
                        + " on both sides; or give the writer a channel of its own until its readers have it.";
    }

    /** In one line, for example {@code lab.scope 1.2.0 offered, 1.1.0 expected: `samples` 1000 → 500}. */
    @Override
    public String toString() {
        String sides = offered + " offered, "
                + (offered.id().equals(expected.id()) ? expected.version().toString() : expected.toString())
                + " expected";
        String said = differences.stream().map(FieldDifference::toString).collect(Collectors.joining("; "));
        String between = reason.isEmpty() || said.isEmpty() ? "" : "; ";
        String found = reason + between + said;
        return sides + ": " + (found.isEmpty() ? "the same layout" : found);
    }
}

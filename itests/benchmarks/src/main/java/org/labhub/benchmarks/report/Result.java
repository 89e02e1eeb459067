package org.labhub.benchmarks.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/**
 * One line of the table.
 *
 * @param goal its number
 * @param what was measured
 * @param reference beside what
 * @param ratios of all clean rounds, sorted
 * @param wanted what they should be
 * @param judged the quantile that should be so
 */
public record Result(String goal, String what, String reference, List<Double> ratios, Goal wanted, double judged) {

    private static final int ENOUGH = 5;

    /** Sorts. */
    public Result {
        ratios = ratios.stream().sorted().toList();
    }

    /** One that is judged by its median. */
    public Result(String goal, String what, String reference, List<Double> ratios, Goal wanted) {
        this(goal, what, reference, ratios, wanted, 0.5);
    }

    /** The ratio at a quantile. */
    public double quantile(double q) {
        return ratios.isEmpty() ? Double.NaN : ratios.get((int) Math.round(q * (ratios.size() - 1)));
    }

    /** Whether the goal was met, the floor, or neither; if enough clean rounds were had to say so. */
    public String verdict() {
        return ratios.size() < ENOUGH ? "inconclusive" : wanted.verdict(quantile(judged));
    }

    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("goal", goal);
        json.writeStringField("case", what);
        json.writeStringField("reference", reference);
        if (!ratios.isEmpty()) {
            json.writeNumberField("ratio", quantile(0.5));
            json.writeNumberField("q1", quantile(0.25));
            json.writeNumberField("q3", quantile(0.75));
        }
        json.writeNumberField("n", ratios.size());
        json.writeNumberField("floor", wanted.floor());
        json.writeNumberField("target", wanted.target());
        json.writeStringField("verdict", verdict());
        json.writeEndObject();
    }

    @Override
    public String toString() {
        return "%-4s %-72s / %-28s %7.2f  (%.2f .. %.2f, n %d)  wanted %-12s %s"
                .formatted(
                        goal,
                        what,
                        reference,
                        quantile(0.5),
                        quantile(0.25),
                        quantile(0.75),
                        ratios.size(),
                        wanted,
                        verdict());
    }
}

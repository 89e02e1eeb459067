package org.labhub.benchmarks.suite;

import java.nio.file.Path;
import java.util.List;
import org.labhub.benchmarks.report.Table;

/** Measures goals by their numbers, all of them if none is told, or those that are quick to have. */
public final class Suite {

    private static final String QUICK = "--quick";
    private static final List<String> QUICK_ONES = List.of("P1", "P2", "P5", "P6");

    private static final int SITTINGS = 3;

    private Suite() {}

    /** Takes numbers of goals, or --quick; prints the table and writes it to the file that the property names. */
    public static void main(String[] args) throws Exception {
        boolean quick = List.of(args).contains(QUICK);
        List<String> numbers = quick ? QUICK_ONES : List.of(args);
        Table table = new Table(Machine.inWords(), System.out);
        try (Bench bench = new Bench(quick ? 1 : SITTINGS)) {
            new Goals(bench, table).measure(numbers);
        }
        table.write(Path.of(System.getProperty("labhub.benchmarks.json", "target/bench.json")));
        System.exit(0);
    }
}

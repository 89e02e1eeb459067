package org.labhub.benchmarks.team;

import com.sun.management.ThreadMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.labhub.benchmarks.contender.Contenders;

/** A member of a team, in a JVM of its own: each line that it reads is a round, each line that it prints a result. */
final class MemberProgram {

    static final String READY = "ready";
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final RawLine line;
    private final int seat;
    private final Task task;

    private MemberProgram(int seat, Setup setup) throws Exception {
        this.seat = seat;
        line = new RawLine(setup.line());
        task = Contenders.task(setup, seat);
    }

    /** Takes its seat number, then what {@link Setup} says. */
    public static void main(String[] args) throws Exception {
        List<String> words = Arrays.asList(args);
        MemberProgram program =
                new MemberProgram(Integer.parseInt(words.get(0)), Setup.of(words.subList(1, words.size())));
        System.out.println(READY);
        program.work();
        System.exit(0);
    }

    private void work() throws Exception {
        BufferedReader rounds = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String nanos = rounds.readLine(); nanos != null; nanos = rounds.readLine()) {
            System.out.println(round(Long.parseLong(nanos)));
        }
        task.close();
    }

    private String round(long nanos) throws Exception {
        double before = playLine();
        long cpu = cpuNanos();
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        long began = System.nanoTime();
        Tally tally = task.run(nanos);
        double share = (double) (cpuNanos() - cpu) / (System.nanoTime() - began);
        allocated = THREADS.getCurrentThreadAllocatedBytes() - allocated;
        return tally.count() + " " + tally.nanos() + " " + share + " " + before + " " + playLine() + " " + allocated;
    }

    /** The first two play; the others have nothing to do with it. */
    private double playLine() throws IOException {
        if (seat == 0) {
            return line.throwBall();
        }
        if (seat == 1) {
            line.throwBack();
        }
        return 0;
    }

    private static long cpuNanos() {
        return THREADS.getCurrentThreadCpuTime();
    }
}

package org.labhub.benchmarks.contender;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.labhub.api.channel.SlotConsumer;
import org.labhub.api.frame.ReadSlot;
import org.labhub.benchmarks.team.Tally;
import org.labhub.benchmarks.team.Task;

/** So many consumers of one channel, each on a thread of its own; tells the processor time that all of them need a second. */
final class Crowd implements Task {

    static final String CHANNEL = "crowd";

    private static final Duration A_WHILE = Duration.ofSeconds(1);

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    Crowd(LabHub hub, int size) {
        for (int i = 0; i < size; i++) {
            Thread reader = new Thread(() -> readForEver(hub), "reader " + i);
            reader.setDaemon(true);
            reader.start();
        }
    }

    private static void readForEver(LabHub hub) {
        SlotConsumer consumer = hub.consumer(CHANNEL);
        while (true) {
            consumer.await(A_WHILE);
            consumer.poll((ReadSlot slot) -> {}, 1);
        }
    }

    @Override
    public Tally run(long nanos) {
        long cpu = system.getProcessCpuTime();
        long began = System.nanoTime();
        LockSupport.parkNanos(nanos);
        return new Tally(System.nanoTime() - began, system.getProcessCpuTime() - cpu);
    }
}

package org.labhub.metrics.internal.source;

import static org.labhub.metrics.internal.family.Family.*;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.lang.management.ThreadMXBean;
import java.util.Optional;
import org.labhub.metrics.internal.family.Sample;
import org.osgi.service.component.annotations.Component;

/** What the JVM counts of itself, under the names that others use for it too. */
@Component
public final class JvmSource implements Source {

    @Override
    public void read(Sample sample) {
        sample.put(JVM_INFO, 1, System.getProperty("java.version", ""), System.getProperty("java.vendor", ""));
        sample.put(JVM_CLASSES, ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
        memory(sample, "heap", ManagementFactory.getMemoryMXBean().getHeapMemoryUsage());
        memory(sample, "nonheap", ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage());
        threads(sample, ManagementFactory.getThreadMXBean());
        ManagementFactory.getGarbageCollectorMXBeans().forEach(collector -> collector(sample, collector));
        process(sample);
    }

    private static void memory(Sample sample, String area, MemoryUsage usage) {
        sample.put(JVM_MEMORY_USED, usage.getUsed(), area);
        sample.put(JVM_MEMORY_COMMITTED, usage.getCommitted(), area);
        sample.put(JVM_MEMORY_MAX, usage.getMax(), area);
    }

    private static void threads(Sample sample, ThreadMXBean threads) {
        sample.put(JVM_THREADS, threads.getThreadCount());
        sample.put(
                JVM_THREADS_DEADLOCKED,
                Optional.ofNullable(threads.findDeadlockedThreads())
                        .map(found -> found.length)
                        .orElse(0));
    }

    private static void collector(Sample sample, GarbageCollectorMXBean collector) {
        sample.put(JVM_GC_COLLECTIONS, collector.getCollectionCount(), collector.getName());
        sample.put(JVM_GC_SECONDS, collector.getCollectionTime() / 1e3, collector.getName());
    }

    private static void process(Sample sample) {
        sample.put(PROCESS_START, ManagementFactory.getRuntimeMXBean().getStartTime() / 1e3);
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix) {
            sample.put(PROCESS_CPU, unix.getProcessCpuTime() / 1e9);
            sample.put(PROCESS_OPEN_FILES, unix.getOpenFileDescriptorCount());
            sample.put(PROCESS_MAX_FILES, unix.getMaxFileDescriptorCount());
        }
    }
}

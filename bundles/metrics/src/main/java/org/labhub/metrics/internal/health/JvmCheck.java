package org.labhub.metrics.internal.health;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.Optional;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Component;

/**
 * The hub's process can go on. CRITICAL: threads wait for each other for ever, or nine tenths of the files that it may open are
 * open, or 98 % of the heap are taken. WARN: 90 % of the heap, or three quarters of the files.
 */
@Component(
        property = {
            HealthCheck.NAME + "=The process can go on",
            HealthCheck.TAGS + "=live",
            HealthCheck.TAGS + "=labhub"
        })
public final class JvmCheck implements HealthCheck {

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        judge(log, "MiB of the heap are taken", heap.getUsed() >> 20, heap.getMax() >> 20, 0.90, 0.98);
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix) {
            long most = unix.getMaxFileDescriptorCount();
            judge(log, "files and sockets are open", unix.getOpenFileDescriptorCount(), most, 0.75, 0.90);
        }
        Optional.ofNullable(ManagementFactory.getThreadMXBean().findDeadlockedThreads())
                .ifPresent(found -> log.critical(
                        "{} threads wait for each other for ever. bin/labhub dump, then restart", found.length));
        return new Result(log);
    }

    static void judge(FormattingResultLog log, String what, long used, long most, double warn, double critical) {
        String words = "%d of %d %s".formatted(used, most, what);
        double share = most <= 0 ? 0 : (double) used / most;
        if (share >= critical) {
            log.critical("{}", words);
        } else if (share >= warn) {
            log.warn("{}", words);
        } else {
            log.info("{}", words);
        }
    }
}

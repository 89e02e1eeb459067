package org.labhub.itests.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.labhub.itests.hub.JvmSight;

/**
 * What a hub holds of its machine.
 *
 * @param residentKiB memory
 * @param files that are open
 * @param threads of its own, not the JVM's
 * @param loaders of classes of bundles, after a collection
 * @param maps ranges of its address space
 */
record Footprint(long residentKiB, long files, long threads, long loaders, long maps) {

    private static final String LOADER = "org.apache.felix.framework.BundleWiringImpl$BundleClassLoader";

    static Footprint of(long pid) throws IOException {
        Path process = Path.of("/proc", Long.toString(pid));
        JvmSight jvm = new JvmSight(pid);
        jvm.instances(LOADER); // what this finds unreachable has given its memory back at the next one
        long loaders = jvm.instances(LOADER);
        try (Stream<Path> files = Files.list(process.resolve("fd"));
                Stream<String> maps = Files.lines(process.resolve("maps"))) {
            return new Footprint(
                    resident(process.resolve("status")), files.count(), jvm.threads("labhub-"), loaders, maps.count());
        }
    }

    private static long resident(Path status) throws IOException {
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        }
    }

    /** What a hub holds more of than before though it did nothing new: what it forgets to give back, if that is watched. */
    List<String> leaks(Footprint before) {
        List<String> grown = new ArrayList<>();
        grown(grown, "open files", before.files, files, 8);
        grown(grown, "threads", before.threads, threads, 0);
        grown(grown, "class loaders", before.loaders, loaders, 2); // that of a bundle is made when it is first needed
        return grown;
    }

    /** The same, when it has been running for long enough that the JVM itself has what it needs. */
    List<String> growth(Footprint before) {
        List<String> grown = leaks(before);
        grown(grown, "KiB resident", before.residentKiB, residentKiB, before.residentKiB / 10);
        grown(grown, "maps", before.maps, maps, 40);
        return grown;
    }

    private static void grown(List<String> all, String what, long before, long after, long allowed) {
        if (after > before + allowed) {
            all.add("%s: %d before, %d after".formatted(what, before, after));
        }
    }

    @Override
    public String toString() {
        return "%d KiB resident, %d open files, %d threads, %d class loaders, %d maps"
                .formatted(residentKiB, files, threads, loaders, maps);
    }
}

package org.labhub.host.internal.job;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counters by name. */
final class Counts {

    private final Map<String, LongAdder> all = new ConcurrentHashMap<>();

    void add(String name, long more) {
        all.computeIfAbsent(name, fresh -> new LongAdder()).add(more);
    }

    Map<String, Long> now() {
        Map<String, Long> now = new TreeMap<>();
        all.forEach((name, count) -> now.put(name, count.sum()));
        return now;
    }
}

package org.labhub.console.internal.login;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.labhub.api.security.Audit;

/** Keeps strangers from filling the audit log: of the events that they can cause without a password, one line in ten seconds each. */
final class SparseAudit {

    private static final Duration REST = Duration.ofSeconds(10);

    private final Audit audit;
    private final InstantSource clock;
    private final Map<String, Instant> noted = new HashMap<>();
    private final Map<String, Integer> untold = new HashMap<>();

    SparseAudit(Audit audit, InstantSource clock) {
        this.audit = audit;
        this.clock = clock;
    }

    synchronized void note(String actor, String event, String detail) {
        Instant now = clock.instant();
        if (noted.getOrDefault(event, Instant.MIN).plus(REST).isAfter(now)) {
            untold.merge(event, 1, Integer::sum);
            return;
        }
        noted.put(event, now);
        int others = untold.getOrDefault(event, 0);
        untold.remove(event);
        audit.note(actor, event, others == 0 ? detail : detail + " (and " + others + " more before)");
    }
}

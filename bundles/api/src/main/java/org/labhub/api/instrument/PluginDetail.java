package org.labhub.api.instrument;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that the host knows of one plug-in.
 *
 * @param name short, used everywhere
 * @param kind what it is
 * @param bundle its symbolic name and version
 * @param configuration the identity of its configuration, or what its component is called
 * @param state how it stands
 * @param reason why, in words; empty if there is nothing to say
 * @param since when it came to that
 * @param thread which thread is its own and what that is doing now; empty if it has none
 * @param failures how often its code failed in a row
 * @param fault its last failure, or empty
 * @param nameplate what its device says of itself
 * @param pace how its cycles went
 * @param writes the channels that it writes
 * @param ledger of what it reads, or empty if it reads nothing
 * @param steps since its service was got last, in their order: of each kind on each channel the latest
 */
public record PluginDetail(
        String name,
        Kind kind,
        String bundle,
        String configuration,
        InstrumentState state,
        String reason,
        Instant since,
        String thread,
        int failures,
        Optional<PluginFault> fault,
        Nameplate nameplate,
        PaceCounts pace,
        List<String> writes,
        Optional<Ledger> ledger,
        List<LifeStep> steps) {

    /** What a plug-in is. */
    public enum Kind {
        /** A device that produces. */
        INSTRUMENT,
        /** Is called with frames. */
        LISTENER,
        /** Turns the frames of one channel into those of another. */
        PROCESSOR
    }
}

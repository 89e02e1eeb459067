package org.labhub.api.recovery;

import java.time.Instant;
import java.util.Optional;
import org.labhub.api.channel.Verdict;

/**
 * Who holds a lease, a line or a lock.
 *
 * @param word by which it is held, as it was seen
 * @param presence the number of its process's presence file
 * @param epoch counts the holders
 * @param name what it called itself
 * @param pid of its process, in its own namespace; it decides nothing
 * @param since when its process appeared, if its presence file still says so
 * @param verdict on its process
 * @param grounds of the verdict, in words
 */
public record Occupant(
        long word,
        int presence,
        int epoch,
        String name,
        long pid,
        Optional<Instant> since,
        Verdict verdict,
        String grounds) {

    @Override
    public String toString() {
        return name + " (pid " + pid + ", " + verdict + ": " + grounds + ")";
    }
}

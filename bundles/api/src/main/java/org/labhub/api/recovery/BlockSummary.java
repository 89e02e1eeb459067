package org.labhub.api.recovery;

import java.util.Optional;
import org.labhub.api.channel.Verdict;

/**
 * A block at a glance.
 *
 * @param block its name
 * @param folder in which it lies
 * @param bytes the size of its file
 * @param capacity how many slots it has; 0 if it cannot be read
 * @param writer the verdict on its writer; empty if nobody writes
 * @param writerName what the last writer called itself
 * @param consumers how many are attached
 * @param committed frames ever
 * @param framesPerSecond of late: by the stamps of the frames in the ring that are at most 10 s old; if it has no stamps,
 *     since the last look at it, or 0
 * @param health the worst of what was found
 * @param worst the gravest finding in words, or empty
 */
public record BlockSummary(
        String block,
        String folder,
        long bytes,
        int capacity,
        Optional<Verdict> writer,
        String writerName,
        int consumers,
        long committed,
        double framesPerSecond,
        BlockHealth health,
        String worst) {}

package org.labhub.api.recovery;

import java.time.Duration;
import java.util.Optional;

/**
 * Who writes, and how far.
 *
 * @param holder of the lease; empty if nobody has it
 * @param lease the word of the lease, as it was seen
 * @param epoch counts the writers
 * @param name what the last writer called itself
 * @param committed the next sequence, as it stands in the block
 * @param floor below which no reader may newly take a frame
 * @param position the next sequence of a SINGLE reader
 * @param writing the sequence that is being written; empty if none is
 * @param writingFor since when, to a quarter of a second
 * @param waitingFor the sequence for which a slot is waited; empty if it is not
 * @param waiting since when
 */
public record WriterFacts(
        Optional<Occupant> holder,
        long lease,
        int epoch,
        String name,
        long committed,
        long floor,
        long position,
        Optional<Long> writing,
        Duration writingFor,
        Optional<Long> waitingFor,
        Duration waiting) {}

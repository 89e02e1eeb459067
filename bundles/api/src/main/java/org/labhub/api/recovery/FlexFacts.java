package org.labhub.api.recovery;

/**
 * How the flex zone is.
 *
 * @param bytes its size, or 0
 * @param version counts the writes, twice; odd while it is being written
 * @param sum whether its checksum fits
 */
public record FlexFacts(int bytes, long version, SlotFacts.Sum sum) {}

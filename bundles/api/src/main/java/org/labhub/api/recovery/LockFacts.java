package org.labhub.api.recovery;

/**
 * A lock that is taken.
 *
 * @param index of the lock
 * @param owner who has it
 */
public record LockFacts(int index, Occupant owner) {}

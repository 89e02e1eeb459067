package org.labhub.shm.internal.block;

/**
 * Which of all blocks this one is.
 *
 * @param instance random: told from every other that ever had its name
 * @param generation counts the blocks under this name
 * @param hub whose block it is
 * @param createdNanos by the wall clock
 */
public record BlockIdentity(long instance, int generation, String hub, long createdNanos) {}

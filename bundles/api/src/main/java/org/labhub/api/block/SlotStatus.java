package org.labhub.api.block;

/**
 * One slot as seen from outside.
 *
 * @param index its place in the ring, from 0
 * @param state what it is for at this moment
 * @param sequence the number of the frame that lies here or is being written; 0 for a free one
 */
public record SlotStatus(int index, SlotState state, long sequence) {}

package org.labhub.api.block;

import java.util.OptionalLong;
import org.labhub.api.channel.Holder;
import org.labhub.api.channel.ReadPolicy;

/**
 * One consumer of a block, as its line tells.
 *
 * @param holder who it is, with the verdict on its process
 * @param policy under which it reads
 * @param position the next sequence that it will take
 * @param gate the lowest sequence that may not be overwritten because of it; empty if it holds up nobody
 * @param read frames delivered
 * @param lost frames that it was told as gaps
 * @param skipped frames left out by design
 * @param corrupt frames whose checksum did not fit
 */
public record ConsumerStatus(
        Holder holder,
        ReadPolicy policy,
        long position,
        OptionalLong gate,
        long read,
        long lost,
        long skipped,
        long corrupt) {}

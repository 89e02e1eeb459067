package org.labhub.shm.internal.layout;

import java.util.List;
import java.util.Optional;
import org.labhub.api.channel.BufferPolicy;
import org.labhub.api.channel.Checksum;
import org.labhub.api.channel.ChecksumPolicy;
import org.labhub.api.channel.ReadPolicy;

/**
 * The numbers by which choices stand in a block: their places in these lists, which only ever grow at the end.
 *
 * @param choices in the order of their codes
 */
public record Codes<T>(List<T> choices) {

    /** Of {@link DescriptorField#BUFFER_POLICY}. */
    public static final Codes<BufferPolicy> BUFFER_POLICIES =
            new Codes<>(List.of(BufferPolicy.SINGLE, BufferPolicy.DOUBLE_BUFFER, BufferPolicy.RING_BUFFER));

    /** Of {@link DescriptorField#GRANTS} and {@link LineField#POLICY}. */
    public static final Codes<ReadPolicy> READ_POLICIES = new Codes<>(
            List.of(ReadPolicy.LATEST_ONLY, ReadPolicy.BEST_EFFORT, ReadPolicy.SINGLE_READER, ReadPolicy.SYNC_READER));

    /** Of {@link DescriptorField#CHECKSUM}. */
    public static final Codes<Checksum> CHECKSUMS = new Codes<>(List.of(Checksum.CRC32C, Checksum.BLAKE2B));

    /** Of {@link DescriptorField#CHECKSUM_POLICY}. */
    public static final Codes<ChecksumPolicy> CHECKSUM_POLICIES =
            new Codes<>(List.of(ChecksumPolicy.NONE, ChecksumPolicy.MANUAL, ChecksumPolicy.ENFORCED));

    /** The number of a choice. */
    public int of(T choice) {
        return choices.indexOf(choice);
    }

    /** The choice of a number, if there is one. */
    public Optional<T> at(int code) {
        return code >= 0 && code < choices.size() ? Optional.of(choices.get(code)) : Optional.empty();
    }
}

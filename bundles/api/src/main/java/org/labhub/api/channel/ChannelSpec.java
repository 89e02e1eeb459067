package org.labhub.api.channel;

/**
 * What a producer wishes for its channel. The site's own settings for that channel lie over it.
 *
 * @param buffer how many slots are meant
 * @param capacity how many slots there are
 * @param grants the strongest policy under which it may be read
 * @param checksum how frames are summed
 * @param checksums when frames are summed
 * @param stamps whether each frame is stamped with the time
 */
public record ChannelSpec(
        BufferPolicy buffer,
        int capacity,
        ReadPolicy grants,
        Checksum checksum,
        ChecksumPolicy checksums,
        boolean stamps) {

    /** What fits most instruments: 256 slots, nobody holds up the instrument, every frame stamped and summed. */
    public static final ChannelSpec DEFAULT = new ChannelSpec(
            BufferPolicy.RING_BUFFER, 256, ReadPolicy.BEST_EFFORT, Checksum.CRC32C, ChecksumPolicy.ENFORCED, true);

    /**
     * Refuses a capacity that contradicts the buffer policy.
     *
     * @param buffer how many slots are meant
     * @param capacity how many slots there are
     * @param grants the strongest policy under which it may be read
     * @param checksum how frames are summed
     * @param checksums when frames are summed
     * @param stamps whether each frame is stamped with the time
     */
    public ChannelSpec {
        buffer.check(capacity);
    }

    /**
     * The same with another number of slots.
     *
     * @param slots 1, 2, or more for a ring
     * @return a spec whose buffer policy fits
     */
    public ChannelSpec withCapacity(int slots) {
        BufferPolicy fitting =
                slots == 1 ? BufferPolicy.SINGLE : slots == 2 ? BufferPolicy.DOUBLE_BUFFER : BufferPolicy.RING_BUFFER;
        return new ChannelSpec(fitting, slots, grants, checksum, checksums, stamps);
    }

    /**
     * The same with another strongest policy.
     *
     * @param strongest that is granted
     * @return a spec
     */
    public ChannelSpec granting(ReadPolicy strongest) {
        return new ChannelSpec(buffer, capacity, strongest, checksum, checksums, stamps);
    }

    /**
     * The same with other checksums.
     *
     * @param when frames are summed
     * @return a spec
     */
    public ChannelSpec withChecksums(ChecksumPolicy when) {
        return new ChannelSpec(buffer, capacity, grants, checksum, when, stamps);
    }

    /**
     * The same, stamped or not.
     *
     * @param stamped whether each frame is stamped; a clock call costs more than a small frame
     * @return a spec
     */
    public ChannelSpec withStamps(boolean stamped) {
        return new ChannelSpec(buffer, capacity, grants, checksum, checksums, stamped);
    }
}

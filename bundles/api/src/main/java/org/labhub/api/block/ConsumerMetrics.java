package org.labhub.api.block;

/**
 * The counters of one consumer of a block. They begin at 0 when it attaches.
 *
 * @param line its place in the block
 * @param epoch how often that place had been taken when it took it: with the line, it tells this consumer from others
 * @param name what it calls itself
 * @param beats how often the heart of its process has beaten
 * @param read frames delivered
 * @param bytes of payload in them
 * @param lost frames that it was told as gaps
 * @param skipped frames left out by design
 * @param corrupt frames whose checksum did not fit
 * @param waits how often it went to sleep
 * @param peakLag the most frames that it was behind
 */
public record ConsumerMetrics(
        int line,
        int epoch,
        String name,
        long beats,
        long read,
        long bytes,
        long lost,
        long skipped,
        long corrupt,
        long waits,
        long peakLag) {

    /**
     * Whether both are of one consumer.
     *
     * @param other of the same block
     * @return false also if another one has taken its place
     */
    public boolean isOfTheSame(ConsumerMetrics other) {
        return line == other.line && epoch == other.epoch;
    }

    /**
     * What happened since.
     *
     * @param earlier a look at the same consumer before this one
     * @return the differences; a peak has none and stays
     */
    public ConsumerMetrics since(ConsumerMetrics earlier) {
        return new ConsumerMetrics(
                line,
                epoch,
                name,
                beats - earlier.beats,
                read - earlier.read,
                bytes - earlier.bytes,
                lost - earlier.lost,
                skipped - earlier.skipped,
                corrupt - earlier.corrupt,
                waits - earlier.waits,
                peakLag);
    }
}

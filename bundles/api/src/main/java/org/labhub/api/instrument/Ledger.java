package org.labhub.api.instrument;

/**
 * What became of every frame of a channel since a consumer joined it: {@code produced = delivered + skipped + gaps + corrupt +
 * inFlight}, to the frame. It is derived from sequence numbers. What a consumer was still being called with when it was killed
 * has not been delivered.
 *
 * @param channel that is read
 * @param produced committed since the consumer joined
 * @param delivered frames for which its call has returned
 * @param skipped left out by its policy
 * @param gaps overwritten before it came to them; it was told
 * @param corrupt whose checksum did not fit; it was told
 * @param inFlight committed and not yet delivered
 */
public record Ledger(
        String channel, long produced, long delivered, long skipped, long gaps, long corrupt, long inFlight) {

    /**
     * Whether nothing is missing.
     *
     * @return true if the sum is right
     */
    public boolean isExact() {
        return produced == delivered + skipped + gaps + corrupt + inFlight && inFlight >= 0;
    }

    @Override
    public String toString() {
        return "produced %d = delivered %d + skipped %d + gaps %d + corrupt %d + in flight %d"
                .formatted(produced, delivered, skipped, gaps, corrupt, inFlight);
    }
}

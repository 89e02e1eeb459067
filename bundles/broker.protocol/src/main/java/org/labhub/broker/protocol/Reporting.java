package org.labhub.broker.protocol;

/** What members report. */
public final class Reporting {

    private Reporting() {}

    /**
     * A frame's checksum is wrong. The broker's policy says whether it is logged only or told to all.
     *
     * @param channel its name
     * @param uid who found it
     * @param slot which slot
     * @param sequence which frame
     * @param detail for people
     */
    @Means("A frame's checksum is wrong. The broker's policy says whether it is logged only or told to all.")
    public record ChecksumErrorReport(
            @Means("its name") String channel,
            @Means("who found it") String uid,
            @Means("which slot") long slot,
            @Means("which frame") long sequence,
            @Means("for people") String detail)
            implements Message {

        /** Checks the fields. */
        public ChecksumErrorReport {
            Check.channel("channel", channel);
            Check.uid("uid", uid);
            Check.atLeast("slot", slot, 0);
            Check.atLeast("sequence", sequence, 0);
            Check.text("detail", detail, 256);
        }
    }
}

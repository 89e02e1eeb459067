package org.labhub.api.block;

import org.labhub.api.channel.ChannelException;

/** A block cannot be made or attached to, because of what is there. */
public final class BlockRefused extends ChannelException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** There is no such block. */
        MISSING("Start its producer, or look at the names with labhub:blocks."),
        /** A block of this name is there and its writer is not dead. */
        TAKEN("Stop the other producer, or give this one another name."),
        /** Its lease is held. */
        LEASED("Wait for the writer, or stop it."),
        /** Its schema is another one. */
        SCHEMA("Use the schema that the block names, or retire the block."),
        /** It grants no such policy. */
        POLICY("Ask for the policy that the block grants, or for a lossy one."),
        /** All its places for consumers are taken, or the one reader is there. */
        FULL("Stop a consumer, or make the block with more places."),
        /** It is still being made, or its maker died on the way. */
        UNFINISHED("Wait; if it stays so, its maker died: creating it again replaces it."),
        /** What it says of itself cannot be true. */
        CORRUPT("Diagnose it; then retire it and start its producer again."),
        /** Another version of LabHub has written it, which lays blocks out otherwise. */
        VERSION("Retire it and start its producer with this version; or read it with the version that wrote it."),
        /** The file is not ours, or may be read by others. */
        UNSAFE("See who made the file and with which mode; remove it."),
        /** There is no room for it. */
        NO_SPACE("Make room in the block folder, or make the block smaller."),
        /** The broker names another producer than the block. */
        FOREIGN("See who writes it with labhub:channel, and stop whoever should not."),
        /** A rule of the broker's excludes this plug-in. */
        FORBIDDEN("Change the broker's rules, or use another channel."),
        /** Another block has taken its name. */
        REPLACED("Ask again which block the channel is now, and attach to that one."),
        /** It has been retired. */
        RETIRED("Attach again: the channel goes on in a new block.");

        private final String remedy;

        Reason(String remedy) {
            this.remedy = remedy;
        }
    }

    /** Its {@link #reason()}. */
    private final Reason reason;

    /**
     * Made by the engine.
     *
     * @param block its name
     * @param reason which kind
     * @param message what is wrong, with the values
     */
    public BlockRefused(String block, Reason reason, String message) {
        super(block, message);
        this.reason = reason;
    }

    /**
     * Which kind it is.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }

    @Override
    public String remedy() {
        return reason.remedy;
    }
}

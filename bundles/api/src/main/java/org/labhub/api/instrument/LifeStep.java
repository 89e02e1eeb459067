package org.labhub.api.instrument;

import java.time.Instant;

/**
 * A step in the life of a plug-in: it came to a stage, or left it. Stages are come to in the order in which they stand in
 * {@link Stage}, and left in the reverse order; what the broker could not be told at once is told later.
 *
 * @param stage which
 * @param reached whether it was come to; false if it was left
 * @param channel of which it is a stage; empty if of the plug-in as a whole
 * @param at when
 */
public record LifeStep(Stage stage, boolean reached, String channel, Instant at) {

    /** To where a plug-in comes. */
    public enum Stage {
        /** Its service was got: it has been constructed. */
        SERVICE("service got", "service given back"),
        /** It may ask for its channels. */
        OPEN("open", "closed"),
        /** The registry has the schema of a channel that it writes. */
        SCHEMA("schema registered", "schema withdrawn"),
        /** A block is there, with its end in it. */
        BLOCK("block ready", "block given back"),
        /** The broker has taken its end. */
        BROKER("registered at the broker", "withdrawn from the broker"),
        /** The broker hears of it again and again. */
        HEARTBEAT("heartbeat", "heartbeat ended"),
        /** Its device is being connected. */
        CONNECT("connecting", "disconnected"),
        /** It works. */
        ONLINE("online", "no longer online");

        private final String come;
        private final String gone;

        Stage(String come, String gone) {
            this.come = come;
            this.gone = gone;
        }
    }

    /**
     * As it is shown.
     *
     * @return what happened, and on which channel
     */
    public String words() {
        String happened = reached ? stage.come : stage.gone;
        return channel.isEmpty() ? happened : happened + " " + channel;
    }
}

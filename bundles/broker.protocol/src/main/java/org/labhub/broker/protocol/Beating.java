package org.labhub.broker.protocol;

import java.util.List;
import java.util.Map;
import org.labhub.api.broker.RegistrationRole;

/** Signs of life. */
public final class Beating {

    private Beating() {}

    /**
     * All registrations of a connection that are alive, each with its counters. They are judged one by one.
     *
     * @param registrations at most 256; more go in further messages
     */
    @Means("All registrations of a connection that are alive, each with its counters. They are judged one by one.")
    public record HeartbeatNotify(
            @Means("at most 256; more go in further messages")
            List<Beat> registrations) implements Message {

        /** Checks the fields. */
        public HeartbeatNotify {
            registrations = List.copyOf(registrations);
            Check.require("registrations", registrations.size() <= 256, "at most 256 entries");
        }
    }

    /**
     * One registration that is alive.
     *
     * @param uid whose
     * @param channel at which channel
     * @param role on which side
     * @param counters at most 32 of its own
     */
    @Means("One registration that is alive.")
    public record Beat(
            @Means("whose") String uid,
            @Means("at which channel") String channel,
            @Means("on which side") RegistrationRole role,
            @Means("at most 32 of its own") Map<String, Long> counters) {

        /** Checks the fields. */
        public Beat {
            Check.uid("uid", uid);
            Check.channel("channel", channel);
            counters = Map.copyOf(counters);
            Check.counters("counters", counters);
        }
    }
}

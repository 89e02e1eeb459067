package org.labhub.broker.protocol;

import java.util.List;
import java.util.Map;
import org.labhub.api.broker.RegistrationRole;
import org.labhub.api.broker.RegistrationState;

/** Who is registered, and how he does. */
public final class Attendance {

    private Attendance() {}

    /**
     * Asks for everybody who is registered, a page at a time.
     *
     * @param after the last uid channel of the page before, or empty
     */
    @Means("Asks for everybody who is registered, a page at a time.")
    public record RoleListReq(
            @Means("the last `uid channel` of the page before, or empty")
            String after) implements Message {

        /** Checks the fields. */
        public RoleListReq {
            Check.text("after", after, 200);
        }
    }

    /**
     * A page.
     *
     * @param sequence rises with each change of the registry
     * @param atMillis when, since 1970 by the broker's clock
     * @param roles sorted by uid and channel, at most 64
     * @param more whether there is another page
     */
    @Means("A page.")
    public record RoleListAck(
            @Means("rises with each change of the registry") long sequence,
            @Means("when, since 1970 by the broker's clock") long atMillis,
            @Means("sorted by uid and channel, at most 64") List<RoleRow> roles,
            @Means("whether there is another page") boolean more)
            implements Message {

        /** Checks the fields. */
        public RoleListAck {
            roles = List.copyOf(roles);
        }
    }

    /**
     * One registration in a list.
     *
     * @param uid whose registration it is
     * @param channel at which channel
     * @param role on which side
     * @param state how it does
     * @param name for people
     * @param pid for people
     * @param host for people
     * @param key name in the trust list under which it came in
     * @param silentMillis since its last heartbeat
     * @param counters of its last heartbeat
     */
    @Means("One registration in a list.")
    public record RoleRow(
            @Means("whose registration it is") String uid,
            @Means("at which channel") String channel,
            @Means("on which side") RegistrationRole role,
            @Means("how it does") RegistrationState state,
            @Means("for people") String name,
            @Means("for people") long pid,
            @Means("for people") String host,

            @Means("name in the trust list under which it came in")
            String key,

            @Means("since its last heartbeat") long silentMillis,
            @Means("of its last heartbeat") Map<String, Long> counters) {

        /** Checks the fields. */
        public RoleRow {
            counters = Map.copyOf(counters);
        }
    }

    /**
     * Asks where somebody is registered.
     *
     * @param uid whose
     */
    @Means("Asks where somebody is registered.")
    public record RoleReq(@Means("whose") String uid) implements Message {

        /** Checks the fields. */
        public RoleReq {
            Check.uid("uid", uid);
        }
    }

    /**
     * All registrations of that uid.
     *
     * @param roles at most 64
     */
    @Means("All registrations of that uid.")
    public record RoleAck(@Means("at most 64") List<RoleRow> roles) implements Message {

        /** Checks the fields. */
        public RoleAck {
            roles = List.copyOf(roles);
        }
    }
}

package org.labhub.broker.protocol;

import java.util.EnumSet;
import java.util.Set;
import org.labhub.api.security.KeyRole;

/** What one can do at the broker, and to which roles of a key it is open. */
public enum Verb {
    /** Connect and show signs of life. */
    ENTER(KeyRole.INSTRUMENT, KeyRole.CONSUMER, KeyRole.OPERATOR, KeyRole.ADMIN),
    /** Look at what is there. */
    LOOK(KeyRole.INSTRUMENT, KeyRole.CONSUMER, KeyRole.OPERATOR, KeyRole.ADMIN),
    /** Read a channel. */
    ATTACH(KeyRole.INSTRUMENT, KeyRole.CONSUMER, KeyRole.OPERATOR, KeyRole.ADMIN),
    /** Offer a channel, or a schema. */
    REGISTER(KeyRole.INSTRUMENT, KeyRole.ADMIN),
    /** Speak to those on a channel. */
    SPEAK(KeyRole.INSTRUMENT, KeyRole.OPERATOR, KeyRole.ADMIN);

    @SuppressWarnings("ImmutableEnumChecker") // never changed after the constructor
    private final Set<KeyRole> roles;

    Verb(KeyRole first, KeyRole... more) {
        roles = EnumSet.of(first, more);
    }

    /**
     * Whether it is open to a role.
     *
     * @param role of a key
     * @return whether its holder may
     */
    public boolean isOpenTo(KeyRole role) {
        return roles.contains(role);
    }
}

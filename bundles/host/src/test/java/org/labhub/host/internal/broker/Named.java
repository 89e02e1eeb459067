package org.labhub.host.internal.broker;

import java.util.Locale;
import org.labhub.api.security.HubIdentity;
import org.labhub.api.security.Identities;
import org.labhub.api.security.Uid;

/** Gives everybody the name that is asked for, always the same. */
record Named() implements Identities {

    @Override
    public HubIdentity hub() {
        return new HubIdentity(new Uid("hub.test.00000001"), "test");
    }

    @Override
    public Uid of(Uid.Kind kind, String name) {
        return new Uid(kind.name().toLowerCase(Locale.ROOT) + "." + name + ".00000001");
    }
}

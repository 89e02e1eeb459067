package org.labhub.console.internal.trust;

import java.util.Locale;
import org.labhub.api.security.KeyRole;
import org.labhub.api.security.PublicKey;
import org.labhub.api.security.Trust;
import org.labhub.api.security.TrustedKey;
import org.labhub.console.internal.action.Action;
import org.labhub.console.internal.action.Order;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Trusts a key. */
@Component
public final class TrustAction implements Action {

    private final Trust trust;

    /**
     * Trusts nobody yet.
     *
     * @param trust the list
     */
    @Activate
    public TrustAction(@Reference Trust trust) {
        this.trust = trust;
    }

    @Override
    public String name() {
        return "trust";
    }

    @Override
    public KeyRole role() {
        return KeyRole.ADMIN;
    }

    @Override
    public String carryOut(Order order) {
        KeyRole role = KeyRole.valueOf(order.word("role").toUpperCase(Locale.ROOT));
        TrustedKey entry = new TrustedKey(order.word("name"), new PublicKey(order.word("key")), role);
        trust.trust(entry);
        return entry.name() + " is trusted as " + order.word("role") + ": " + entry.key();
    }
}

package org.labhub.console.internal.trust;

import org.labhub.api.security.KeyRole;
import org.labhub.api.security.Trust;
import org.labhub.console.internal.action.Action;
import org.labhub.console.internal.action.Order;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Trusts a key no longer. */
@Component
public final class RevokeAction implements Action {

    private final Trust trust;

    /**
     * Revokes nothing yet.
     *
     * @param trust the list
     */
    @Activate
    public RevokeAction(@Reference Trust trust) {
        this.trust = trust;
    }

    @Override
    public String name() {
        return "revoke";
    }

    @Override
    public KeyRole role() {
        return KeyRole.ADMIN;
    }

    @Override
    public String carryOut(Order order) {
        String name = order.word("name");
        if (!trust.revoke(name)) {
            throw new IllegalArgumentException("\"" + name + "\" is not in the trust list, or is the hub itself.");
        }
        return name + " is trusted no longer.";
    }
}

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

/** Trusts a key, or trusts it no longer. */
@Component
public final class KeyAction implements Action {

    private final Trust trust;

    /**
     * Does nothing yet.
     *
     * @param trust the list
     */
    @Activate
    public KeyAction(@Reference Trust trust) {
        this.trust = trust;
    }

    @Override
    public String name() {
        return "key";
    }

    @Override
    public KeyRole role() {
        return KeyRole.ADMIN;
    }

    @Override
    public String carryOut(Order order) {
        String name = order.word("name");
        return switch (order.word("verb")) {
            case "trust" -> trust(name, order.word("key"), order.word("role"));
            case "revoke" -> revoke(name);
            default -> throw new IllegalArgumentException("a key is told to trust or revoke");
        };
    }

    private String trust(String name, String key, String role) {
        trust.trust(new TrustedKey(name, new PublicKey(key), KeyRole.valueOf(role.toUpperCase(Locale.ROOT))));
        return name + " is trusted as " + role + ": " + key;
    }

    private String revoke(String name) {
        if (!trust.revoke(name)) {
            throw new IllegalArgumentException("\"" + name + "\" is not in the trust list, or is the hub itself.");
        }
        return name + " is trusted no longer.";
    }
}

package org.labhub.admin.internal;

import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.Parameter;
import org.labhub.api.security.Audit;
import org.labhub.api.security.KeyRole;
import org.labhub.api.security.PublicKey;
import org.labhub.api.security.Trust;
import org.labhub.api.security.TrustedKey;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code labhub:trust}: whose keys this hub trusts. */
@Component(
        service = TrustCommand.class,
        property = {"osgi.command.scope=labhub", "osgi.command.function=trust"})
public final class TrustCommand {

    private static final String ACTOR = "shell";

    private final Trust trust;
    private final Audit audit;

    /**
     * Changes nothing yet.
     *
     * @param trust the list
     * @param audit that is told of changes
     */
    @Activate
    public TrustCommand(@Reference Trust trust, @Reference Audit audit) {
        this.trust = trust;
        this.audit = audit;
    }

    /**
     * Shows the list.
     *
     * @return a line a key
     */
    @Descriptor("Shows whose keys this hub trusts, and as what.")
    public String trust() {
        List<TrustedKey> all = trust.list();
        return all.isEmpty()
                ? "Nobody is trusted."
                : all.stream()
                        .map(entry -> "%-24s %-10s %s".formatted(entry.name(), Shown.word(entry.role()), entry.key()))
                        .collect(Collectors.joining("\n"));
    }

    /**
     * Trusts a key, from the next message on.
     *
     * @param name of the line
     * @param key 40 Z85 characters
     * @param role instrument, consumer, operator or admin
     * @return what was done, or why not
     */
    @Descriptor("Trusts a public key as instrument, consumer, operator or admin.")
    public String trust(
            @Descriptor("a name for it") String name,
            @Descriptor("40 characters, in quotes") String key,
            @Descriptor("instrument, consumer, operator or admin") String role) {
        try {
            TrustedKey entry = new TrustedKey(name, new PublicKey(key), role(role));
            trust.trust(entry);
            audit.note(ACTOR, "key trusted", entry.name() + " " + entry.role() + " " + entry.key());
            return name + " is trusted as " + role + ".";
        } catch (IllegalArgumentException | UncheckedIOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static KeyRole role(String word) {
        return Arrays.stream(KeyRole.values())
                .filter(role -> Shown.word(role).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "a role is instrument, consumer, operator or admin, not \"" + word + "\""));
    }

    /**
     * Trusts a key no longer, from the next message on.
     *
     * @param revoke must be there: nobody loses a key by a slip
     * @param name of the line
     * @return what was done, or why not
     */
    @Descriptor("With --revoke: trusts a key no longer. Its holder gets nothing from the next message on.")
    public String trust(
            @Parameter(
                            names = {"--revoke"},
                            presentValue = "true",
                            absentValue = "false")
                    boolean revoke,
            @Descriptor("its name in the list") String name) {
        if (!revoke) {
            return "To trust: labhub:trust NAME KEY ROLE. To revoke: labhub:trust --revoke NAME";
        }
        try {
            if (!trust.revoke(name)) {
                return "\"" + name + "\" is not in the trust list, or is the hub itself.";
            }
            audit.note(ACTOR, "key revoked", name);
            return name + " is trusted no longer.";
        } catch (UncheckedIOException e) {
            return String.valueOf(e.getMessage());
        }
    }
}

package org.labhub.security.internal.trust;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.labhub.api.security.KeyRole;
import org.labhub.api.security.PublicKey;
import org.labhub.api.security.Trust;
import org.labhub.api.security.TrustedKey;
import org.labhub.security.HubKeys;
import org.labhub.security.KeyPair;
import org.labhub.security.internal.vault.Vault;
import org.labhub.security.internal.vault.VaultContent;

/**
 * The keys and the trust list that a vault holds. Reading never touches the disk: {@link #refresh} does, and takes over what
 * somebody else has changed. While the vault cannot be read, the last list holds.
 */
public final class VaultTrust implements Trust, HubKeys {

    /** The name under which the hub itself and processes of its user stand in the list. */
    public static final String LOCAL = "local";

    private static final Logger LOG = System.getLogger(VaultTrust.class.getName());
    private static final String PREFIX = "trust.";

    private final Vault vault;
    private volatile Held held;
    private String stamp = "";

    private record Held(KeyPair broker, KeyPair local, Map<PublicKey, TrustedKey> trusted) {}

    private VaultTrust(Vault vault, VaultContent content) {
        this.vault = vault;
        this.held = held(content);
        this.stamp = vault.stamp();
    }

    /**
     * Opens a vault; makes it, with new keys, when there is none.
     *
     * @param vault with its secret
     * @return ready
     * @throws IOException if it cannot be opened or made
     */
    public static VaultTrust open(Vault vault) throws IOException {
        return new VaultTrust(vault, vault.edit(VaultTrust::withKeys));
    }

    private static VaultContent withKeys(VaultContent content) {
        return withPair(withPair(content, "broker"), LOCAL);
    }

    private static VaultContent withPair(VaultContent content, String name) {
        return content.value(name + ".secret").isPresent() ? content : withPair(content, name, KeyPair.generate());
    }

    private static VaultContent withPair(VaultContent content, String name, KeyPair pair) {
        return content.with(name + ".public", pair.publicKey().z85()).with(name + ".secret", pair.secretZ85());
    }

    private static Held held(VaultContent content) {
        KeyPair broker = pair(content, "broker");
        KeyPair local = pair(content, LOCAL);
        Map<PublicKey, TrustedKey> trusted = new HashMap<>();
        content.below(PREFIX).forEach((name, line) -> {
            TrustedKey entry = entry(name, line);
            trusted.put(entry.key(), entry);
        });
        trusted.put(local.publicKey(), new TrustedKey(LOCAL, local.publicKey(), KeyRole.ADMIN));
        return new Held(broker, local, Map.copyOf(trusted));
    }

    private static KeyPair pair(VaultContent content, String name) {
        return KeyPair.of(
                content.value(name + ".public").orElseThrow(() -> missing(name)),
                content.value(name + ".secret").orElseThrow(() -> missing(name)));
    }

    private static IllegalStateException missing(String name) {
        return new IllegalStateException("the vault holds no key pair \"" + name + "\"");
    }

    private static TrustedKey entry(String name, String line) {
        int space = line.indexOf(' ');
        return new TrustedKey(
                name, new PublicKey(line.substring(0, space)), KeyRole.valueOf(line.substring(space + 1)));
    }

    @Override
    public KeyPair broker() {
        return held.broker();
    }

    @Override
    public KeyPair local() {
        return held.local();
    }

    @Override
    public Optional<TrustedKey> of(PublicKey key) {
        return Optional.ofNullable(held.trusted().get(key));
    }

    @Override
    public List<TrustedKey> list() {
        List<TrustedKey> all = new ArrayList<>(held.trusted().values());
        all.sort(Comparator.comparing(TrustedKey::name));
        return all;
    }

    @Override
    public void trust(TrustedKey entry) {
        edit(content -> {
            refuseSecond(content, entry);
            return content.with(PREFIX + entry.name(), entry.key() + " " + entry.role());
        });
    }

    private static void refuseSecond(VaultContent content, TrustedKey entry) {
        if (entry.name().equals(LOCAL) || content.value(PREFIX + entry.name()).isPresent()) {
            throw new IllegalArgumentException(
                    "\"" + entry.name() + "\" stands in the trust list already; revoke it first");
        }
        content.below(PREFIX).forEach((name, line) -> {
            if (entry(name, line).key().equals(entry.key())) {
                throw new IllegalArgumentException("this key is trusted already, as \"" + name + "\"");
            }
        });
    }

    @Override
    public boolean revoke(String name) {
        boolean known = list().stream().anyMatch(entry -> entry.name().equals(name)) && !name.equals(LOCAL);
        edit(content -> content.without(PREFIX + name));
        return known;
    }

    /** Gives the broker a new key pair; whoever connects from elsewhere must be told its public half. */
    public void rotate() {
        edit(content -> withPair(content, "broker", KeyPair.generate()));
    }

    private synchronized void edit(UnaryOperator<VaultContent> change) {
        try {
            held = held(vault.edit(change));
            stamp = vault.stamp();
        } catch (IOException e) {
            throw new UncheckedIOException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Takes over what somebody else has changed in the file. */
    public synchronized void refresh() {
        String now = vault.stamp();
        if (!now.equals(stamp)) {
            stamp = now;
            try {
                vault.read().ifPresentOrElse(content -> held = held(content), () -> warn("it is gone"));
            } catch (IOException | IllegalArgumentException | IllegalStateException e) {
                warn(String.valueOf(e.getMessage()));
            }
        }
    }

    private void warn(String why) {
        LOG.log(
                Level.WARNING,
                "the vault {0} was changed and cannot be used: {1}. The last trust list holds",
                vault,
                why);
    }
}

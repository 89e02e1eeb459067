package org.labhub.admin.internal.endpoint;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.labhub.api.security.KeyRole;
import org.labhub.api.security.PublicKey;
import org.labhub.api.security.Trust;
import org.labhub.api.security.TrustedKey;
import org.labhub.security.HubKeys;
import org.labhub.security.KeyPair;

/** Real keys, and a trust list in memory. */
final class KnownKeys implements HubKeys, Trust {

    private final KeyPair broker = KeyPair.generate();
    private final KeyPair local = KeyPair.generate();
    private final Map<PublicKey, TrustedKey> trusted = new ConcurrentHashMap<>();

    KeyPair trusted(String name, KeyRole role) {
        KeyPair pair = KeyPair.generate();
        trust(new TrustedKey(name, pair.publicKey(), role));
        return pair;
    }

    @Override
    public KeyPair broker() {
        return broker;
    }

    @Override
    public KeyPair local() {
        return local;
    }

    @Override
    public Optional<TrustedKey> of(PublicKey key) {
        return Optional.ofNullable(trusted.get(key));
    }

    @Override
    public List<TrustedKey> list() {
        return List.copyOf(trusted.values());
    }

    @Override
    public void trust(TrustedKey entry) {
        trusted.put(entry.key(), entry);
    }

    @Override
    public boolean revoke(String name) {
        return trusted.values().removeIf(entry -> entry.name().equals(name));
    }
}

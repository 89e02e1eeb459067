package org.labhub.api.security;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** A service: whose keys this hub trusts. Nobody else gets an answer from it; a change holds from the next message on. */
@ProviderType
public interface Trust {

    /**
     * Looks a key up, without blocking.
     *
     * @param key as the wire proved it
     * @return its line, or nothing: then its holder gets nothing
     */
    Optional<TrustedKey> of(PublicKey key);

    /**
     * Everybody who is trusted now.
     *
     * @return sorted by name
     */
    List<TrustedKey> list();

    /**
     * Trusts a key. A name stands once in the list: revoke it before it gets another key.
     *
     * @param entry the new line
     */
    void trust(TrustedKey entry);

    /**
     * Trusts a key no longer.
     *
     * @param name of the line
     * @return whether there was one
     */
    boolean revoke(String name);
}

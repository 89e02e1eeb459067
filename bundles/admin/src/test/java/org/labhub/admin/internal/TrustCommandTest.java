package org.labhub.admin.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.labhub.api.security.KeyRole;
import org.labhub.api.security.PublicKey;
import org.labhub.api.security.Trust;
import org.labhub.api.security.TrustedKey;

class TrustCommandTest {

    private static final String KEY = "a".repeat(40);

    private final List<TrustedKey> entries = new ArrayList<>();
    private final List<String> audited = new ArrayList<>();
    private final TrustCommand command = new TrustCommand(
            new Trust() {
                @Override
                public Optional<TrustedKey> of(PublicKey key) {
                    return Optional.empty();
                }

                @Override
                public List<TrustedKey> list() {
                    return entries;
                }

                @Override
                public void trust(TrustedKey entry) {
                    entries.add(entry);
                }

                @Override
                public boolean revoke(String name) {
                    return entries.removeIf(entry -> entry.name().equals(name));
                }
            },
            (actor, event, detail) -> audited.add(event + " " + detail));

    @Test
    void aTrustedKeyIsListedWithItsRole() {
        command.trust("scope", KEY, "instrument");
        assertEquals("scope                    instrument " + KEY, command.trust());
    }

    @Test
    void bothChangesAreAudited() {
        command.trust("scope", KEY, "instrument");
        command.trust(true, "scope");
        assertEquals(List.of("key trusted scope INSTRUMENT " + KEY, "key revoked scope"), audited);
    }

    @Test
    void anUnknownRoleIsRefusedByName() {
        assertTrue(command.trust("scope", KEY, "root").contains("not \"root\""));
        assertEquals(List.of(), entries);
    }

    @Test
    void aNameAloneRevokesNothing() {
        entries.add(new TrustedKey("scope", new PublicKey(KEY), KeyRole.INSTRUMENT));
        command.trust(false, "scope");
        assertEquals(1, entries.size());
    }
}

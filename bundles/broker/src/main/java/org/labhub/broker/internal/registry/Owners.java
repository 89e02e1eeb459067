package org.labhub.broker.internal.registry;

import java.util.HashMap;
import java.util.Map;
import org.labhub.api.security.PublicKey;
import org.labhub.broker.protocol.ErrorCode;

/** To which key a uid belongs: to the first that used it, as long as this broker runs and trusts that key. */
final class Owners {

    private static final int MAX = 50_000;

    private final Map<String, PublicKey> keys = new HashMap<>();

    void claim(String uid, Session session) throws Refused {
        checkFree(uid, session);
        keys.put(uid, session.key().key());
    }

    /** Refuses what could not be claimed. */
    void checkFree(String uid, Session session) throws Refused {
        PublicKey owner = keys.get(uid);
        if (owner == null && keys.size() >= MAX) {
            throw new Refused(ErrorCode.LIMIT_REACHED, MAX + " uids are known already");
        }
        if (owner != null && !owner.equals(session.key().key())) {
            throw new Refused(ErrorCode.NAME_TAKEN, "the uid " + uid + " belongs to another key");
        }
    }

    void check(String uid, Session session) throws Refused {
        PublicKey owner = keys.get(uid);
        if (owner == null) {
            throw new Refused(ErrorCode.NOT_REGISTERED, "nobody has registered as " + uid);
        }
        if (!owner.equals(session.key().key())) {
            throw new Refused(ErrorCode.NAME_TAKEN, "the uid " + uid + " belongs to another key");
        }
    }

    void forget(PublicKey key) {
        keys.values().removeIf(key::equals);
    }
}

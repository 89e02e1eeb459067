package org.labhub.security;

import java.util.List;
import org.labhub.api.security.TrustedKey;

/**
 * What came in at a guarded server, from somebody whose key was proved by the handshake and is trusted at this moment.
 *
 * @param route where an answer goes; it means nothing else
 * @param from the line of the trust list under which the sender came in
 * @param frames without the route
 */
public record Letter(Route route, TrustedKey from, List<byte[]> frames) {}

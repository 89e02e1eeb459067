package org.labhub.console.internal.login;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.labhub.api.security.KeyRole;

/**
 * Who asks. The log-in leaves it with every request that it lets through, and pages, streams and actions find it there.
 *
 * @param user who is logged in
 * @param role what that person may do
 * @param token what a page sends back with each action, to show that it is one of ours
 * @param stands whether the session still stands
 */
public record Visit(String user, KeyRole role, String token, BooleanSupplier stands) {

    private static final String ATTRIBUTE = Visit.class.getName();

    /**
     * The one that asks.
     *
     * @param request that the log-in has let through
     * @return its visit
     */
    public static Visit of(HttpServletRequest request) {
        return Optional.ofNullable(request.getAttribute(ATTRIBUTE))
                .map(Visit.class::cast)
                .orElseThrow(() -> new IllegalStateException("this request has not passed the log-in"));
    }

    void announceTo(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /**
     * Whether a page of this session has sent it.
     *
     * @param sent with the request
     * @return true for the session's own token
     */
    public boolean hasSent(String sent) {
        return MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
    }
}

package org.labhub.console.internal.login;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Tells requests that the console's own pages make from those that a page of somebody else makes in the same browser: by the name under
 * which the console was called (a foreign name that was bent to this address is refused), by {@code Origin}, and by {@code Sec-Fetch-Site}.
 */
record Visitors(Set<String> hosts) {

    private static final Set<String> SAFE = Set.of("GET", "HEAD");
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    Visitors {
        hosts = Set.copyOf(hosts);
        if (hosts.isEmpty()) {
            throw new IllegalArgumentException("hosts must name at least one name by which the console may be called");
        }
    }

    /** Why a request is not answered; empty for a good one. */
    Optional<String> refusal(HttpServletRequest request) {
        if (!hosts.contains(withoutPort(header(request, "Host")))) {
            return Optional.of(
                    "The console does not answer to this name; call it by one of " + List.copyOf(hosts) + ".");
        }
        return isOwn(request) ? Optional.empty() : Optional.of("This request came from a page of another origin.");
    }

    private static boolean isOwn(HttpServletRequest request) {
        boolean safe = SAFE.contains(request.getMethod());
        String site = header(request, "Sec-Fetch-Site");
        boolean ownSite = site.isEmpty() || OWN_SITES.contains(site) || (safe && isNavigation(request));
        return ownSite && (safe || isOwnOrigin(request));
    }

    private static boolean isNavigation(HttpServletRequest request) {
        return header(request, "Sec-Fetch-Mode").equals("navigate")
                && header(request, "Sec-Fetch-Dest").equals("document");
    }

    private static boolean isOwnOrigin(HttpServletRequest request) {
        String origin = header(request, "Origin");
        return origin.isEmpty() || origin.equals(request.getScheme() + "://" + header(request, "Host"));
    }

    private static String header(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getHeader(name)).orElse("").strip().toLowerCase(Locale.ROOT);
    }

    private static String withoutPort(String host) {
        return host.replaceFirst(":\\d{1,5}$", "");
    }
}

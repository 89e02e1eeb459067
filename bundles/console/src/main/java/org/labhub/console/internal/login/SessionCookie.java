package org.labhub.console.internal.login;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.stream.Stream;

/** The cookie that carries a session's token. Cookies know no ports, so its name does: two hubs on one machine stay apart. */
record SessionCookie(String name, String path, boolean secure, Optional<String> token) {

    private static final int LONGEST_TOKEN = 64;

    static SessionCookie of(HttpServletRequest request) {
        String name = "labhub-" + request.getLocalPort();
        return new SessionCookie(name, LoginForm.root(request), request.isSecure(), find(request, name));
    }

    void put(HttpServletResponse response, String newToken) {
        response.addCookie(cookie(newToken));
    }

    void remove(HttpServletResponse response) {
        Cookie gone = cookie("");
        gone.setMaxAge(0);
        response.addCookie(gone);
    }

    private Cookie cookie(String value) {
        Cookie cookie = new Cookie(name, value);
        cookie.setPath(path);
        cookie.setHttpOnly(true);
        cookie.setSecure(secure);
        cookie.setAttribute("SameSite", "Strict");
        return cookie;
    }

    private static Optional<String> find(HttpServletRequest request, String name) {
        return Stream.of(Optional.ofNullable(request.getCookies()).orElseGet(() -> new Cookie[0]))
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .filter(value -> value.length() == LONGEST_TOKEN)
                .findFirst();
    }
}

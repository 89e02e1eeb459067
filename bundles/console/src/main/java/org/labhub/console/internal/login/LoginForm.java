package org.labhub.console.internal.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.labhub.api.security.Admission;
import org.labhub.api.security.Admission.Closed;
import org.labhub.api.security.Admission.Granted;
import org.labhub.api.security.Admission.Later;
import org.labhub.api.security.Admission.Wrong;
import org.labhub.api.security.Gatekeeper;

/** The conversation at {@code …/login}: shows the form, takes the password, begins the session, goes on to the page that was asked for. */
final class LoginForm {

    private static final int TOO_MANY_REQUESTS = 429;

    private final Gatekeeper gatekeeper;
    private final Sessions sessions;

    LoginForm(Gatekeeper gatekeeper, Sessions sessions) {
        this.gatekeeper = gatekeeper;
        this.sessions = sessions;
    }

    /** Where the console is: {@code /system/console}. */
    static String root(HttpServletRequest request) {
        return request.getContextPath() + request.getServletPath();
    }

    boolean isAt(HttpServletRequest request) {
        return request.getRequestURI().equals(place(request));
    }

    void serve(HttpServletRequest request, HttpServletResponse response, boolean loggedIn) throws IOException {
        request.setCharacterEncoding(StandardCharsets.UTF_8.name());
        NextPage next = NextPage.of(request);
        if (request.getMethod().equals("POST")) {
            take(request, response, next);
        } else if (loggedIn) {
            Answers.goTo(response, next.path());
        } else {
            show(request, response, HttpServletResponse.SC_OK, "");
        }
    }

    /** For a request without a session: sends a person to the form, and tells a script that it is out. */
    void showInstead(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String mode = Optional.ofNullable(request.getHeader("Sec-Fetch-Mode")).orElse("navigate");
        boolean person = mode.equals("navigate") && request.getMethod().equals("GET");
        if (person) {
            Answers.goTo(response, place(request) + NextPage.query(request));
        } else {
            Answers.refuse(response, HttpServletResponse.SC_UNAUTHORIZED, "Log in at " + place(request) + " first.");
        }
    }

    private void take(HttpServletRequest request, HttpServletResponse response, NextPage next) throws IOException {
        char[] password =
                Optional.ofNullable(request.getParameter("password")).orElse("").toCharArray();
        Admission answer = gatekeeper.admit(password, "console " + request.getRemoteAddr());
        Arrays.fill(password, ' ');
        if (answer instanceof Granted granted) {
            SessionCookie.of(request).put(response, sessions.begin(granted.edition()));
            Answers.goTo(response, next.path());
        } else if (answer instanceof Wrong wrong) {
            show(
                    request,
                    response,
                    HttpServletResponse.SC_FORBIDDEN,
                    "That is not the password. Try again in " + seconds(wrong.pause()) + ".");
        } else if (answer instanceof Later later) {
            response.setHeader("Retry-After", Long.toString(ceiling(later.left())));
            show(
                    request,
                    response,
                    TOO_MANY_REQUESTS,
                    "Not checked: wait " + seconds(later.left()) + ", then try again.");
        } else if (answer instanceof Closed closed) {
            show(request, response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, closed.remedy());
        }
    }

    private void show(HttpServletRequest request, HttpServletResponse response, int status, String message)
            throws IOException {
        Answers.page(
                response,
                status,
                LoginPage.html(place(request), NextPage.of(request).path(), message));
    }

    private static String place(HttpServletRequest request) {
        return root(request) + "/login";
    }

    private static String seconds(Duration time) {
        long whole = ceiling(time);
        return whole == 1 ? "1 second" : whole + " seconds";
    }

    private static long ceiling(Duration time) {
        return Math.max(1, time.plusNanos(999_999_999).toSeconds());
    }
}

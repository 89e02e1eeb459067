package org.labhub.console.internal.login;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The answers that come from the log-in and not from the console. */
final class Answers {

    private Answers() {}

    static void refuse(HttpServletResponse response, int status, String why) throws IOException {
        write(response, status, "text/plain", why + "\n");
    }

    static void page(HttpServletResponse response, int status, String html) throws IOException {
        response.setHeader("Content-Security-Policy", LoginPage.CONTENT_POLICY);
        write(response, status, "text/html", html);
    }

    /** 303: whatever was asked for, go on with a GET. */
    static void goTo(HttpServletResponse response, String path) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", path);
        response.setHeader("Cache-Control", "no-store");
    }

    static void neverInAFrame(HttpServletResponse response) {
        response.setHeader("X-Frame-Options", "SAMEORIGIN");
        response.setHeader("Referrer-Policy", "same-origin");
    }

    private static void write(HttpServletResponse response, int status, String type, String body) throws IOException {
        response.setStatus(status);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentType(type + ";charset=utf-8");
        response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        response.flushBuffer();
    }
}

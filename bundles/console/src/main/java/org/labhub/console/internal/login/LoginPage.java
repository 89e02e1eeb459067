package org.labhub.console.internal.login;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/** The page with the form: one file that loads nothing, needs no script, and may be put in nobody's frame. */
final class LoginPage {

    /** What a browser is told about the page: only this very style may be used, and the form goes nowhere else. */
    static final String CONTENT_POLICY;

    private static final String PAGE = resource("login.html");

    static {
        String style = PAGE.substring(PAGE.indexOf("<style>") + "<style>".length(), PAGE.indexOf("</style>"));
        CONTENT_POLICY = "default-src 'none'; style-src 'sha256-" + sha256(style)
                + "'; img-src data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
    }

    private LoginPage() {}

    static String html(String action, String next, String message) {
        return PAGE.replace("${action}", escaped(action))
                .replace("${next}", escaped(next))
                .replace("${invalid}", message.isEmpty() ? "false" : "true")
                .replace("${message}", escaped(message));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;")
                .replace("$", "&#36;");
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(LoginPage.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return Base64.getEncoder().encodeToString(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256; use another one", e);
        }
    }
}
